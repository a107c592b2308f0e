import { describe, expect, it } from "vitest";
import { fixture, NAMES, TYPES } from "../testing/interchange";
import { count } from "./flow";
import { openText } from "./open";

describe("files of ComfyUI", () => {
  // The graphs are also read by tests/canvas/test_interchange.py, which validates them.
  it.each(NAMES)("turns %s into the graph and the report that lie beside it", async (name) => {
    const { graph, lines } = openText(fixture(name), TYPES, name);
    const text = `${JSON.stringify({ graph, lines }, null, 1)}\n`;
    await expect(text).toMatchFileSnapshot(`./fixtures/${name}.expected`);
  });

  it.each(NAMES)("accounts for each node of %s once", (name) => {
    const file = JSON.parse(fixture(name));
    const inner = file.definitions?.subgraphs[0].nodes.length ?? 0;
    const total = (file.nodes?.length ?? Object.keys(file).length) + inner - (inner > 0 ? 1 : 0);
    expect(openText(fixture(name), TYPES, name).lines).toHaveLength(total);
  });

  it("keeps what nobody here can do as notes, and says so", () => {
    const { graph, lines } = openText(fixture("custom"), TYPES, "custom");
    const notes = graph.nodes.filter((node) => node.type === "note");
    expect(notes.map((node) => String(node.data.text).split("\n")[0])).toEqual([
      "LoraLoader",
      "WildcardPromptStudio",
      "FilmGrainPro",
    ]);
    expect(count(lines, "missing")).toBe(3);
  });
});
