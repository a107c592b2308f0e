import { describe, expect, it } from "vitest";
import type { ServerEdge, ServerNode } from "../api/types";
import { fromServer, portKey, toServer } from "./document";

const node: ServerNode = {
  id: "n1",
  type: "basedNode",
  position: { x: 100, y: 200 },
  data: { label: "Prompt", nodeType: "input:text", config: { prompt: "A lake" } },
};
const edge: ServerEdge = {
  id: "e1",
  source: "n1",
  sourceHandle: "out-prompt",
  target: "n2",
  targetHandle: "in-prompt",
};

describe("the graph's JSON", () => {
  it("survives the way to the canvas and back", () => {
    const { nodes, edges } = fromServer([node], [edge]);
    expect(toServer({ nodes, edges, outer: [] })).toEqual({ nodes: [node], edges: [edge] });
  });
  it("keeps a mode that is not the usual one", () => {
    const muted = { ...node, data: { ...node.data, mode: "muted" } };
    const { nodes, edges } = fromServer([muted], []);
    expect(toServer({ nodes, edges, outer: [] }).nodes).toEqual([muted]);
  });
  it("carries no selection or measure of the canvas", () => {
    const { nodes } = fromServer([node], []);
    const touched = nodes.map((one) => ({ ...one, selected: true, measured: { width: 264 } }));
    expect(toServer({ nodes: touched, edges: [], outer: [] }).nodes).toEqual([node]);
  });
  it("reads a port's key from its handle", () => {
    expect([portKey("in-image"), portKey("out-text"), portKey(null)]).toEqual([
      "image",
      "text",
      "",
    ]);
  });
});
