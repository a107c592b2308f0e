import { describe, expect, it } from "vitest";
import { BLUR, card, JOIN, output, SKETCH, TEXT, TYPES, wire } from "../testing/catalogue";
import { connect, firstFitting, mayConnect, removeNodes } from "./connect";

const nodes = [
  card("t", TEXT),
  card("s", SKETCH),
  card("b", BLUR),
  card("c", BLUR),
  card("j", JOIN),
];
const graph = { nodes, edges: [wire("t.prompt", "s.prompt"), wire("s.image", "b.image")] };

describe("mayConnect", () => {
  it("allows ports that fit", () => {
    expect(mayConnect(TYPES, graph, wire("s.image", "c.image"))).toBe(true);
  });
  it.each([
    ["types that differ", wire("t.prompt", "b.image")],
    ["a port that is not there", wire("t.prompt", "s.nothing")],
    ["a node to itself", wire("b.image", "b.image")],
    ["a circle", wire("b.image", "b.image")],
  ])("refuses %s", (_, wanted) => {
    expect(mayConnect(TYPES, graph, wanted)).toBe(false);
  });
  it("refuses a circle through other nodes", () => {
    const ring = { nodes, edges: [wire("b.image", "c.image")] };
    expect(mayConnect(TYPES, ring, wire("c.image", "b.image"))).toBe(false);
  });
});

describe("connect", () => {
  it("replaces the wire of a single input", () => {
    const edges = connect(TYPES, graph, wire("c.image", "b.image"));
    expect(edges.map(({ source, target }) => [source, target])).toEqual([
      ["t", "s"],
      ["c", "b"],
    ]);
  });
  it("adds to a list input, but never the same wire twice", () => {
    const once = connect(TYPES, { nodes, edges: [] }, wire("t.prompt", "j.texts"));
    const twice = connect(TYPES, { nodes, edges: once }, wire("t.prompt", "j.texts"));
    expect(twice).toHaveLength(1);
  });
});

describe("firstFitting", () => {
  const blur = card("c", BLUR);
  it("takes the first free port that fits", () => {
    expect(firstFitting(TYPES, graph, output("image", "IMAGE"), blur)?.key).toBe("image");
  });
  it("finds none where nothing fits", () => {
    expect(firstFitting(TYPES, graph, output("prompt", "TEXT"), blur)).toBeUndefined();
  });
});

describe("removeNodes", () => {
  it("rejoins the wires around a removed node where the types fit", () => {
    const chain = { nodes, edges: [wire("s.image", "b.image"), wire("b.image", "c.image")] };
    const { nodes: left, edges } = removeNodes(TYPES, chain, new Set(["b"]));
    expect(left.map(({ id }) => id)).toEqual(["t", "s", "c", "j"]);
    expect(edges.map(({ source, target }) => [source, target])).toEqual([["s", "c"]]);
  });
  it("rejoins across a chain of removed nodes", () => {
    const edges = [wire("s.image", "b.image"), wire("b.image", "c.image")];
    const end = card("e", BLUR);
    const chain = { nodes: [...nodes, end], edges: [...edges, wire("c.image", "e.image")] };
    const left = removeNodes(TYPES, chain, new Set(["b", "c"]));
    expect(left.edges.map(({ source, target }) => [source, target])).toEqual([["s", "e"]]);
  });
  it("leaves a gap where they do not", () => {
    const { edges } = removeNodes(TYPES, graph, new Set(["s"]));
    expect(edges).toEqual([]);
  });
});
