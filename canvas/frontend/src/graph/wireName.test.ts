import { describe, expect, it } from "vitest";
import { BLUR, card, SKETCH, TEXT, TYPES, wire } from "../testing/catalogue";
import type { CardNode } from "./kinds";
import { wireName } from "./wireName";

const dot = {
  id: "r",
  type: "reroute",
  position: { x: 0, y: 0 },
  data: { label: "", nodeType: "", config: {}, mode: "active" },
} as CardNode;

function named(node: CardNode, label: string): CardNode {
  return { ...node, data: { ...node.data, label } } as CardNode;
}

const nodes = [named(card("t", TEXT), "Idea"), named(card("s", SKETCH), "Draw"), dot];

describe("wireName", () => {
  it("tells both ports and the names of both nodes", () => {
    const edge = wire("t.prompt", "s.prompt");
    expect(wireName(TYPES, { nodes, edges: [edge] }, edge)).toBe(
      "prompt of Idea to prompt of Draw",
    );
  });
  it("falls back to the type of a node without a name, and to the key of an unknown port", () => {
    const graph = { nodes: [...nodes, named(card("b", BLUR), "")], edges: [] };
    expect(wireName(TYPES, graph, wire("s.image", "b.odd"))).toBe(
      "image of Draw to odd of utility:blur",
    );
  });
  it("looks through a reroute to its source", () => {
    const [into, out] = [wire("t.prompt", "r.value"), wire("r.value", "s.prompt")];
    const graph = { nodes, edges: [into, out] };
    expect(wireName(TYPES, graph, into)).toBe("prompt of Idea to Reroute");
    expect(wireName(TYPES, graph, out)).toBe("prompt of Idea to prompt of Draw");
  });
  it("has no name for a wire whose end is gone", () => {
    expect(wireName(TYPES, { nodes, edges: [] }, wire("t.prompt", "gone.prompt"))).toBe("");
  });
});
