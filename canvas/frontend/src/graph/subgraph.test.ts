import { describe, expect, it } from "vitest";
import { BLUR, card, JOIN, SKETCH, TEXT, TYPES, wire } from "../testing/catalogue";
import { mayConnect, removeNodes } from "./connect";
import type { CardNode, Graph } from "./document";
import { flatten } from "./flatten";
import { enter, leave, prefixOf, wholeOf } from "./levels";
import { toggleCollapsed, toggleFrozen } from "./marks";
import { offers } from "./offers";
import { addReroute } from "./reroutes";
import { signatures } from "./stale";
import { depthOf, dissolve, fold } from "./subgraph";
import { creditsOf, typeOf } from "./typeOf";

const graph: Graph = {
  nodes: [card("t", TEXT), card("s", SKETCH), card("b", BLUR), card("c", BLUR)],
  edges: [wire("t.prompt", "s.prompt"), wire("s.image", "b.image"), wire("b.image", "c.image")],
};

function folded(from: Graph, ...ids: string[]): { graph: Graph; id: string } {
  const made = fold(TYPES, from, new Set(ids), 0);
  if (typeof made === "string") throw new Error(made);
  return made;
}

const find = ({ nodes }: Graph, id: string) => nodes.find((node) => node.id === id) as CardNode;
const ends = ({ edges }: Graph) =>
  edges.map((edge) => `${edge.source} ${edge.sourceHandle} ${edge.target} ${edge.targetHandle}`);

describe("fold", () => {
  it("makes ports of the wires it cuts", () => {
    const { graph: made, id } = folded(graph, "s", "b");
    expect(made.nodes.map((node) => node.id)).toEqual(["t", "c", id]);
    expect(ends(made)).toEqual([`t out-prompt ${id} in-prompt`, `${id} out-image c in-image`]);
    const type = typeOf(TYPES, find(made, id));
    expect(type?.inputs.map(({ key, type }) => [key, type])).toEqual([["prompt", "TEXT"]]);
    expect(type?.outputs.map(({ key, type }) => [key, type])).toEqual([["image", "IMAGE"]]);
  });
  it("gives two ports of one name keys of their own", () => {
    const two = {
      nodes: graph.nodes,
      edges: [wire("s.image", "b.image"), wire("s.image", "c.image")],
    };
    const { graph: made, id } = folded(two, "b", "c");
    expect(typeOf(TYPES, find(made, id))?.inputs.map(({ key, label }) => [key, label])).toEqual([
      ["image", "image"],
      ["image_2", "image of c"],
    ]);
  });
  it("refuses what would wait for itself, and nothing at all", () => {
    expect(fold(TYPES, graph, new Set(["s", "c"]), 0)).toBe(
      "b lies between them: select it as well",
    );
    expect(fold(TYPES, graph, new Set(), 0)).toBe("Select the nodes that go into the subgraph");
  });
  it("goes four deep and no deeper", () => {
    let made = folded(graph, "s");
    for (let depth = 2; depth <= 4; depth += 1) made = folded(made.graph, made.id);
    expect(depthOf(find(made.graph, made.id))).toBe(4);
    expect(fold(TYPES, made.graph, new Set([made.id]), 0)).toBe("Subgraphs go 4 deep at most");
    expect(fold(TYPES, graph, new Set(["s"]), 4)).toBe("Subgraphs go 4 deep at most");
  });
  it("is undone by dissolving", () => {
    const { graph: made, id } = folded(graph, "s", "b");
    const back = dissolve(made, id)?.graph as Graph;
    expect(back.nodes.map((node) => node.id).sort()).toEqual(["b", "c", "s", "t"]);
    expect(ends(back).sort()).toEqual(ends(graph).sort());
  });
  it("flattens to the same graph with longer ids", () => {
    const { graph: made, id } = folded(graph, "s", "b");
    const flat = flatten(made);
    expect(flat.nodes.map((node) => node.id).sort()).toEqual(
      ["c", `${id}__b`, `${id}__s`, "t"].sort(),
    );
    expect(ends(flat)).toContain(`${id}__b out-image c in-image`);
  });
});

describe("levels", () => {
  it("puts what was edited inside back, and drops ports whose node is gone", () => {
    const { graph: made, id } = folded(graph, "s", "b");
    const inside = enter({ ...made, outer: [] }, id);
    if (!inside) throw new Error("inside");
    expect([inside.nodes.length, prefixOf(inside.outer)]).toEqual([2, `${id}__`]);
    const edited = { ...inside, nodes: inside.nodes.filter((node) => node.id !== "b"), edges: [] };
    const out = leave(edited, 0);
    expect(out.outer).toEqual([]);
    expect(typeOf(TYPES, find(out, id))?.outputs).toEqual([]);
    expect(ends(out)).toEqual([`t out-prompt ${id} in-prompt`]);
    expect(wholeOf(edited)).toEqual({ nodes: out.nodes, edges: out.edges });
  });
});

describe("types through structure", () => {
  const dotted = addReroute(graph, "s.image>b.image", { x: 0, y: 0 }) as Graph;
  const dot = dotted.nodes.at(-1)?.id ?? "";
  it("looks through a reroute, both ways", () => {
    expect(mayConnect(TYPES, dotted, wire(`${dot}.value`, "c.image"))).toBe(true);
    expect(mayConnect(TYPES, dotted, wire(`${dot}.value`, "s.prompt"))).toBe(false);
    expect(mayConnect(TYPES, dotted, wire("t.prompt", `${dot}.value`))).toBe(false);
  });
  it("rejoins the wire when the dot is taken away", () => {
    expect(ends(removeNodes(TYPES, dotted, new Set([dot])))).toContain("s out-image b in-image");
  });
  it("checks a subgraph's ports, and refuses a circle through it", () => {
    const { graph: made, id } = folded(graph, "s", "b");
    expect(mayConnect(TYPES, made, wire("t.prompt", `${id}.prompt`))).toBe(true);
    expect(mayConnect(TYPES, made, wire("c.image", `${id}.prompt`))).toBe(false);
    const joined = { nodes: [...made.nodes, card("j", JOIN)], edges: made.edges };
    expect(mayConnect(TYPES, joined, wire(`${id}.image`, "j.texts"))).toBe(false);
  });
  it("offers what is not a port yet", () => {
    expect(offers(TYPES, graph, "inputs", []).map(({ name }) => name)).toEqual([
      "prompt of t",
      "seed of s",
    ]);
  });
  it("leaves no result stale because of a dot", () => {
    expect(signatures(dotted).b).toBe(signatures(graph).b);
  });
});

describe("marks", () => {
  const priced = { ...TYPES, [SKETCH.nodeType]: { ...SKETCH, creditsPerRun: 3 } };
  it("freezes what has a result, and lets go when pressed again", () => {
    const frozen = toggleFrozen(graph.nodes, ["t", "s"], { s: "run-1" }) as CardNode[];
    expect(frozen.map(({ data }) => "frozen" in data && data.frozen)).toEqual([
      false,
      "run-1",
      false,
      false,
    ]);
    expect([creditsOf(priced, graph.nodes), creditsOf(priced, frozen)]).toEqual([3, 0]);
    const free = toggleFrozen(frozen, ["s"], {}) as CardNode[];
    expect(signatures({ ...graph, nodes: free })).toEqual(signatures(graph));
    expect(toggleFrozen(graph.nodes, ["t"], {})).toBeNull();
  });
  it("changes nothing for what reads a frozen result", () => {
    const frozen = { ...graph, nodes: toggleFrozen(graph.nodes, ["s"], { s: "r" }) as CardNode[] };
    const known = signatures(graph);
    expect(signatures(frozen, { r: known.s ?? "" }).c).toBe(known.c);
  });
  it("collapses all, and opens them again", () => {
    const twice = toggleCollapsed(toggleCollapsed(graph.nodes, ["t", "s"]), ["t", "s"]);
    expect(twice.map(({ data }) => data)).toEqual(graph.nodes.map(({ data }) => data));
  });
});
