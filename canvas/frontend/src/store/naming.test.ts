import { expect, it } from "vitest";
import { card, field, nodeType, output, TEXT, TYPES } from "../testing/catalogue";
import { useCatalogue } from "./catalogue";
import { useEditor } from "./editor";
import { renameNode } from "./naming";

const PROMPT = nodeType(
  "input:prompt",
  [field("prompt", "TEXT", { widget: "prompt" })],
  [output("prompt", "TEXT")],
);

it("takes a new name and the prompts that mention it as one step of undo", () => {
  useCatalogue.setState({ types: { ...TYPES, [PROMPT.nodeType]: PROMPT } });
  const asking = card("asking", PROMPT);
  const config = { prompt: "A picture of {{scene}}" };
  useEditor.getState().load({
    nodes: [card("scene", TEXT), { ...asking, data: { ...asking.data, config } }],
    edges: [],
  });
  renameNode("scene", "Place");
  const names = () => useEditor.getState().nodes.map(({ data }) => data.label);
  const words = () => useEditor.getState().nodes[1]?.data.config.prompt;
  expect([names(), words()]).toEqual([["Place", "asking"], "A picture of {{Place}}"]);
  useEditor.getState().undo();
  expect([names(), words()]).toEqual([["scene", "asking"], "A picture of {{scene}}"]);
});
