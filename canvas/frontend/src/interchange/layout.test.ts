import { expect, it } from "vitest";
import type { FlowGraph, FlowNode } from "./flow";
import { boxOf, columns, moveTo, spread } from "./layout";

function node(id: string, x: number, y: number, more: Partial<FlowNode> = {}): FlowNode {
  return { id, type: "basedNode", position: { x, y }, data: {}, ...more };
}

const wire = (source: string, target: string) => {
  return { id: source + target, source, sourceHandle: "out-a", target, targetHandle: "in-a" };
};
const places = (graph: FlowGraph) => graph.nodes.map(({ position }) => [position.x, position.y]);

it("leaves nodes that have room where they were", () => {
  const graph = { nodes: [node("a", 10, 20), node("b", 400, 20)], edges: [] };
  expect(spread(graph)).toEqual(graph);
});

it("stretches only the way that nodes are too close", () => {
  const nodes = [node("a", 0, 0), node("b", 0, 200), node("c", 400, 0)];
  expect(places(spread({ nodes, edges: [] }))).toEqual([
    [0, 0],
    [0, 300],
    [400, 0],
  ]);
});

it("grows a frame until it holds the cards that were inside", () => {
  const data = { label: "Frame", width: 200, height: 100 };
  const frame = node("g", 0, 0, { type: "group", data });
  const { nodes } = spread({ nodes: [frame, node("a", 20, 40)], edges: [] });
  const [outer, inner] = nodes.map(boxOf);
  expect(outer).toEqual({ x: -8, y: -8, width: 320, height: 326 });
  expect(inner).toMatchObject({ x: 20, y: 40 });
});

it("puts nodes without places in columns, each right of what feeds it", () => {
  const nodes = [node("c", 0, 0), node("a", 0, 0), node("b", 0, 0), node("d", 0, 0)];
  const edges = [wire("a", "b"), wire("b", "c"), wire("a", "c")];
  expect(places(columns({ nodes, edges }))).toEqual([
    [680, 0],
    [0, 0],
    [340, 0],
    [0, 300],
  ]);
});

it("moves the whole so that its corner lies at a point", () => {
  const graph = { nodes: [node("a", -50, 400), node("b", 0, 300)], edges: [] };
  expect(places(moveTo(graph, { x: 100, y: 100 }))).toEqual([
    [100, 200],
    [150, 100],
  ]);
});
