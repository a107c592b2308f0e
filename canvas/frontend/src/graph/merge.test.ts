import { describe, expect, it } from "vitest";
import type { Json, ServerEdge, ServerNode } from "../api/types";
import { type Document, equal, merge } from "./merge";

function node(id: string, config: Record<string, Json> = {}, x = 0): ServerNode {
  return {
    id,
    type: "basedNode",
    position: { x, y: 0 },
    data: { label: id.toUpperCase(), nodeType: "input:text", config },
  };
}

function edge(source: string, target: string, id = `${source}-${target}`): ServerEdge {
  return { id, source, sourceHandle: "out-text", target, targetHandle: "in-text" };
}

function doc(nodes: ServerNode[], edges: ServerEdge[] = [], name = "Lake"): Document {
  return { name, nodes, edges };
}

const base = doc([node("a", { prompt: "lake", seed: 1 }), node("b")], [edge("a", "b")]);

describe("merging", () => {
  it("of two unchanged sides changes nothing", () => {
    expect(merge(base, base, base)).toEqual({ document: base, clashes: [] });
  });
  it("takes each side's change of another setting of one node", () => {
    const mine = doc([node("a", { prompt: "sea", seed: 1 }), node("b")], base.edges);
    const theirs = doc([node("a", { prompt: "lake", seed: 9 }), node("b")], base.edges);
    const { document, clashes } = merge(base, mine, theirs);
    expect(document.nodes[0]?.data.config).toEqual({ prompt: "sea", seed: 9 });
    expect(clashes).toEqual([]);
  });
  it("names what both changed in another way, and keeps mine", () => {
    const mine = doc([node("a", { prompt: "sea", seed: 1 }), node("b")], base.edges);
    const theirs = doc([node("a", { prompt: "moor", seed: 1 }), node("b")], base.edges);
    const { document, clashes } = merge(base, mine, theirs);
    expect(document).toEqual(mine);
    expect(clashes).toEqual([
      { nodeId: "a", label: "A", what: "config.prompt", mine: "sea", theirs: "moor" },
    ]);
    expect(merge(base, theirs, mine).document).toEqual(theirs);
  });
  it("is no clash when both made the same change", () => {
    const same = doc([node("a", { prompt: "sea" }), node("b")], base.edges, "Sea");
    expect(merge(base, same, same)).toEqual({ document: same, clashes: [] });
  });
  it("keeps nodes and wires that either side added, and the same wire once", () => {
    const mine = doc([...base.nodes, node("c")], [...base.edges, edge("a", "c", "x")]);
    const theirs = doc([...base.nodes, node("d")], [...base.edges, edge("b", "d")]);
    const both = merge(base, mine, theirs).document;
    expect(both.nodes.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
    expect(both.edges.map(({ id }) => id)).toEqual(["a-b", "x", "b-d"]);
    const twice = doc(mine.nodes, [...base.edges, edge("a", "c", "y")]);
    expect(merge(base, mine, twice).document.edges).toHaveLength(2);
  });
  it("deletes what one side deleted and the other left, with its wires", () => {
    const theirs = doc([node("a", { prompt: "lake", seed: 1 })]);
    expect(merge(base, base, theirs).document).toEqual(theirs);
    expect(merge(base, theirs, base).document).toEqual(theirs);
  });
  it("asks when one side deleted what the other changed", () => {
    const mine = doc([base.nodes[0] as ServerNode]);
    const theirs = doc([base.nodes[0] as ServerNode, node("b", { prompt: "new" })], base.edges);
    const { clashes, document } = merge(base, mine, theirs);
    expect(clashes).toEqual([
      { nodeId: "b", label: "B", what: "", mine: "deleted", theirs: "changed" },
    ]);
    expect(document.nodes).toHaveLength(1);
    expect(merge(base, theirs, mine).document.nodes).toHaveLength(2);
  });
  it("does not ask about a node that one side only moved", () => {
    const moved = doc([base.nodes[0] as ServerNode, node("b", {}, 50)], base.edges);
    const gone = doc([base.nodes[0] as ServerNode]);
    expect(merge(base, moved, gone)).toEqual({ document: gone, clashes: [] });
  });
  it("lets the last to save place a node that both moved", () => {
    const mine = doc([node("a", { prompt: "lake", seed: 1 }, 5), node("b")], base.edges);
    const theirs = doc([node("a", { prompt: "lake", seed: 1 }, 7), node("b")], base.edges);
    const { document, clashes } = merge(base, mine, theirs);
    expect([document.nodes[0]?.position.x, clashes]).toEqual([5, []]);
  });
  it("asks about two new names", () => {
    const { clashes } = merge(base, { ...base, name: "Sea" }, { ...base, name: "Moor" });
    expect(clashes).toEqual([
      { nodeId: "", label: "Sea", what: "name", mine: "Sea", theirs: "Moor" },
    ]);
  });
  it("removes a setting that one side removed", () => {
    const theirs = doc([node("a", { seed: 1 }), node("b")], base.edges);
    expect(merge(base, base, theirs).document.nodes[0]?.data.config).toEqual({ seed: 1 });
  });
});

it("equality looks inside, and takes absent for undefined", () => {
  expect(equal({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(equal({ a: undefined }, {})).toBe(true);
  expect(equal({ a: null }, {})).toBe(false);
  expect(equal([1, 2], [1, 2, 3])).toBe(false);
  expect(equal({}, [])).toBe(false);
});
