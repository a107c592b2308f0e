import { describe, expect, it } from "vitest";
import type { GraphDocument } from "../api/runs";
import type { NodeState, ServerEdge, ServerNode } from "../api/types";
import { state } from "../testing/catalogue";
import { diff, isSame, seedChanges } from "./diff";

const node = (id: string, config = {}, more = {}): ServerNode => ({
  id,
  type: "basedNode",
  position: { x: 0, y: 0 },
  data: { label: id.toUpperCase(), nodeType: "utility:blur", config, ...more },
});
const edge = (id: string, source: string, target: string): ServerEdge => ({
  id,
  source,
  sourceHandle: "out-image",
  target,
  targetHandle: "in-image",
});
const graph = (nodes: ServerNode[], edges: ServerEdge[] = []): GraphDocument => ({ nodes, edges });

describe("diff", () => {
  it("finds nothing between equal graphs, wherever the nodes stand", () => {
    const moved = { ...node("a", { x: 1, y: { p: 1, q: 2 } }), position: { x: 90, y: 4 } };
    const found = diff(graph([node("a", { y: { q: 2, p: 1 }, x: 1 })]), graph([moved]));
    expect(found).toEqual({ nodes: [], edges: [] });
    expect(isSame(found)).toBe(true);
  });

  it("names nodes that were added and removed", () => {
    const { nodes } = diff(graph([node("a"), node("b")]), graph([node("b"), node("c")]));
    expect(nodes.map(({ id, kind, label }) => [id, kind, label])).toEqual([
      ["c", "added", "C"],
      ["a", "removed", "A"],
    ]);
  });

  it("tells a parameter's old and new value, and which were set or unset", () => {
    const before = graph([node("a", { radius: 3, mode: "soft" })]);
    const after = graph([node("a", { radius: 5, seed: 7 })]);
    expect(diff(before, after).nodes[0]?.changes).toEqual([
      { key: "radius", before: 3, after: 5 },
      { key: "mode", before: "soft", after: undefined },
      { key: "seed", before: undefined, after: 7 },
    ]);
  });

  it("tells a new name, another model and a bypass; folding a card is no change", () => {
    const before = graph([node("a", {}, { collapsed: true })]);
    const after = graph([node("a", {}, { label: "Soft", nodeType: "edit:x", mode: "bypassed" })]);
    expect(diff(before, after).nodes[0]?.changes.map(({ key }) => key)).toEqual([
      "label",
      "nodeType",
      "mode",
    ]);
    expect(isSame(diff(before, graph([node("a", {}, { mode: "active" })])))).toBe(true);
  });

  it("knows a wire by what it joins, not by its id", () => {
    const nodes = [node("a"), node("b"), node("c")];
    const before = graph(nodes, [edge("e1", "a", "b"), edge("e2", "b", "c")]);
    const after = graph(nodes, [edge("e9", "a", "b"), edge("e3", "a", "c")]);
    const { edges } = diff(before, after);
    expect(edges.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ["added", "A", "C"],
      ["removed", "B", "C"],
    ]);
  });

  it("takes notes and frames as they are", () => {
    const note = { id: "n", type: "note", position: { x: 0, y: 0 }, data: { text: "old" } };
    const before = graph([note as unknown as ServerNode]);
    const after = graph([{ ...note, data: { text: "new", width: 9 } } as unknown as ServerNode]);
    expect(diff(before, after).nodes).toEqual([
      {
        id: "n",
        label: "note",
        nodeType: "",
        kind: "changed",
        changes: [{ key: "text", before: "old", after: "new" }],
      },
    ]);
  });
});

describe("diff of subgraphs", () => {
  const sub = (nodes: ServerNode[], edges: ServerEdge[] = [], more = {}): ServerNode => ({
    id: "s",
    type: "subgraph",
    position: { x: 0, y: 0 },
    data: { label: "Inside", nodes, edges, inputs: [], outputs: [], ...more },
  });

  it("tells what changed inside node by node and wire by wire, under the names runs use", () => {
    const before = graph([sub([node("a", { radius: 3 }), node("b")], [edge("e", "a", "b")])]);
    const after = graph([sub([node("a", { radius: 5 }), node("b")])]);
    const found = diff(before, after);
    expect(found.nodes).toEqual([
      {
        id: "s__a",
        label: "Inside › A",
        nodeType: "utility:blur",
        kind: "changed",
        changes: [{ key: "radius", before: 3, after: 5 }],
      },
    ]);
    expect(
      found.edges.map(({ kind, from, to, edge: { source, target } }) => [
        kind,
        from,
        to,
        source,
        target,
      ]),
    ).toEqual([["removed", "Inside › A", "Inside › B", "s__a", "s__b"]]);
  });

  it("tells ports by their names", () => {
    const port = { key: "words", label: "Words", nodeId: "a", port: "prompt" };
    const found = diff(graph([sub([])]), graph([sub([], [], { inputs: [port] })]));
    expect(found.nodes[0]?.changes).toEqual([{ key: "inputs", before: "", after: "Words" }]);
  });
});

describe("seedChanges", () => {
  const seeded = (id: string, seed: number | null): NodeState => ({
    ...state(id, "COMPLETED"),
    seed,
  });

  it("names the nodes that both runs have and that drew another seed", () => {
    const before = [seeded("a", 1), seeded("b", 2), seeded("gone", 5)];
    const after = [seeded("a", 1), seeded("b", 3), seeded("new", 4)];
    expect(seedChanges(before, after).map(({ before, after }) => [before, after])).toEqual([
      [2, 3],
    ]);
  });
});
