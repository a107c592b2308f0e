import { expect, it } from "vitest";
import { BLUR, card } from "../testing/catalogue";
import type { Level } from "./kinds";
import { pinAt, placeOf, subgraphOf, wayTo } from "./pins";

const NODE = { ...card("n1", BLUR), position: { x: 100, y: 200 } };
const GRAPH = { nodes: [NODE], edges: [], outer: [] };
const level = (id: string): Level => ({ id, graph: { nodes: [], edges: [] } });

it("pins to the node under the pointer and goes with it", () => {
  const pin = pinAt(GRAPH, { x: 130, y: 250 }, "n1");
  expect(pin).toEqual({
    subgraph: null,
    nodeId: "n1",
    position: { x: 130, y: 250 },
    offset: { x: 30, y: 50 },
  });
  const moved = { ...NODE, position: { x: 500, y: 0 } };
  expect(placeOf(pin, moved)).toEqual({ x: 530, y: 50 });
  expect(placeOf(pin, undefined)).toEqual({ x: 130, y: 250 });
});

it("stays on a node that became smaller", () => {
  const pin = pinAt(GRAPH, { x: 350, y: 700 }, "n1");
  const small = { ...NODE, measured: { width: 200, height: 40 } };
  expect(placeOf(pin, small)).toEqual({ x: 300, y: 240 });
});

it("is at a place of its own where there is no node", () => {
  const pin = pinAt(GRAPH, { x: 7, y: 8 }, "ghost");
  expect(pin).toEqual({
    subgraph: null,
    nodeId: null,
    position: { x: 7, y: 8 },
    offset: { x: 0, y: 0 },
  });
});

it("names the open subgraph as runs do", () => {
  expect(subgraphOf([])).toBeNull();
  expect(subgraphOf([level("s"), level("t")])).toBe("s__t");
  const pin = pinAt({ ...GRAPH, outer: [level("s")] }, { x: 0, y: 0 }, "n1");
  expect([pin.subgraph, pin.nodeId]).toEqual(["s", "n1"]);
});

it("finds the way to a subgraph, and says when it is gone", () => {
  const inner = { id: "t", type: "subgraph", position: { x: 0, y: 0 }, data: { nodes: [] } };
  const data = { ...NODE.data, nodes: [inner], edges: [], inputs: [], outputs: [] };
  const nodes = [NODE, { ...NODE, id: "s", type: "subgraph" as const, data }];
  expect(wayTo(null, nodes)).toEqual([]);
  expect(wayTo("s__t", nodes)).toEqual(["s", "t"]);
  expect(wayTo("s__u", nodes)).toBeNull();
  expect(wayTo("n1", nodes)).toBeNull();
});
