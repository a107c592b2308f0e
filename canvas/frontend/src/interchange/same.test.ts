import { expect, it } from "vitest";
import type { FlowGraph } from "./flow";
import { isSame } from "./same";

function graph(ids: [string, string], prompt: string): FlowGraph {
  const [one, two] = ids;
  const at = { x: ids[0].length, y: 0 };
  const text = { label: "Prompt", nodeType: "input:text", config: { prompt, note: null } };
  const blur = { label: "Blur", nodeType: "utility:image_blur", config: {} };
  return {
    nodes: [
      { id: one, type: "basedNode", position: at, data: text },
      { id: two, type: "basedNode", position: at, data: blur },
    ],
    edges: [{ id: one, source: one, sourceHandle: "out-a", target: two, targetHandle: "in-b" }],
  };
}

it("does not look at ids, places and order", () => {
  const other = graph(["node-9", "node-8"], "A lake");
  expect(isSame(graph(["a", "b"], "A lake"), { ...other, nodes: other.nodes.toReversed() })).toBe(
    true,
  );
});

it("looks at settings, and at which way the wires run", () => {
  const one = graph(["a", "b"], "A lake");
  expect(isSame(one, graph(["a", "b"], "A sea"))).toBe(false);
  const edges = one.edges.map((edge) => ({ ...edge, source: "b", target: "a" }));
  expect(isSame(one, { ...one, edges })).toBe(false);
});
