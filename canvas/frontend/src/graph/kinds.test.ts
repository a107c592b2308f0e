import { describe, expect, it } from "vitest";
import type { ServerEdge, ServerNode } from "../api/types";
import { fromServer, toServer } from "./document";

const at = { x: 10, y: 20 };
const GROUP = {
  id: "g",
  type: "group",
  position: at,
  data: { label: "Look", colour: "amber", width: 400, height: 300 },
};
const NOTE = {
  id: "n",
  type: "note",
  position: at,
  data: { text: "A lake", colour: "rose", width: 220, height: 64 },
};
const REROUTE = { id: "r", type: "reroute", position: at, data: {} };
const SUBGRAPH = {
  id: "s",
  type: "subgraph",
  position: at,
  data: {
    label: "Paint",
    nodes: [GROUP, NOTE],
    edges: [],
    inputs: [{ key: "a", label: "A", nodeId: "n", port: "p" }],
    outputs: [],
    savedNodeId: "0192",
  },
};
const CARD = {
  id: "c",
  type: "basedNode",
  position: at,
  data: {
    label: "Blur",
    nodeType: "utility:blur",
    config: { radius: 3 },
    mode: "muted",
    collapsed: true,
    frozen: "0192",
    colour: "blue",
    exposed: { look: "radius" },
  },
};

function roundTrip(nodes: ServerNode[], edges: ServerEdge[] = []) {
  const graph = fromServer(nodes, edges);
  const measured = graph.nodes.map((node) => ({
    ...node,
    measured: { width: node.width ?? 264, height: node.height ?? 64 },
    selected: true,
  }));
  return toServer({ ...graph, nodes: measured as typeof graph.nodes, outer: [] });
}

describe("a saved graph", () => {
  it("comes back as it was, of every kind", () => {
    const nodes = [GROUP, NOTE, REROUTE, SUBGRAPH, CARD];
    expect(roundTrip(nodes).nodes).toEqual(nodes);
  });
  it("keeps what the canvas does not understand", () => {
    const strange = {
      id: "x",
      type: "someKind",
      position: at,
      tint: 3,
      data: { label: "X", nodeType: "some:type", config: {}, weight: [1] },
    };
    const edge = {
      id: "e",
      source: "x",
      sourceHandle: "out-a",
      target: "c",
      targetHandle: "in-b",
      note: "kept",
    };
    expect(roundTrip([strange, CARD], [edge])).toEqual({ nodes: [strange, CARD], edges: [edge] });
  });
  it("reads what is written flat, or in the hosted product's words", () => {
    const flat = { id: "a", nodeType: "input:text", params: { prompt: "A" } } as object;
    const sticky = { id: "b", type: "stickyNote", position: at, data: { content: "Hello" } };
    const { nodes } = fromServer([flat as ServerNode, sticky], []);
    expect(nodes.map(({ type }) => type)).toEqual(["card", "note"]);
    expect(nodes[0]?.data.config).toEqual({ prompt: "A" });
    expect(toServer({ nodes, edges: [], outer: [] }).nodes[1]?.type).toBe("stickyNote");
  });
  it("forgets a mark that was taken away", () => {
    const [card] = fromServer([CARD], []).nodes;
    if (card?.type !== "card") throw new Error("a card");
    const open = {
      ...card,
      data: { ...card.data, collapsed: undefined, frozen: undefined, mode: "active" as const },
    };
    const [written] = toServer({ nodes: [open], edges: [], outer: [] }).nodes;
    expect(Object.keys(written?.data ?? {}).sort()).toEqual(
      ["colour", "config", "exposed", "label", "nodeType"].sort(),
    );
  });
});
