import { expect, it } from "vitest";
import { BLUR, card, SKETCH, TEXT, wire } from "../testing/catalogue";
import { read, renewed, write } from "./clipboard";

const GRAPH = {
  nodes: [card("t", TEXT), card("s", SKETCH), card("b", BLUR)],
  edges: [wire("t.prompt", "s.prompt"), wire("s.image", "b.image")],
};

it("keeps the chosen nodes, the wires between them, and those that lead in", () => {
  const copied = read(write(GRAPH, ["s", "b"]));
  expect(copied?.nodes.map(({ id }) => id)).toEqual(["s", "b"]);
  expect(copied?.edges.map(({ id }) => id)).toEqual(["s.image>b.image"]);
  expect(copied?.incoming.map(({ id }) => id)).toEqual(["t.prompt>s.prompt"]);
});

it("leaves out wires that lead away", () => {
  const copied = read(write(GRAPH, ["t"]));
  expect([copied?.edges, copied?.incoming]).toEqual([[], []]);
});

it("reads documents without incoming wires, and no other text", () => {
  expect(read('{"kind":"wireflow/nodes","nodes":[],"edges":[]}')?.incoming).toEqual([]);
  expect(["A lake", "", "null", '{"kind":"other"}'].map(read)).toEqual([null, null, null, null]);
});

it("gives copies new ids and moves them", () => {
  const { ids, nodes, edges } = renewed(GRAPH, { x: 10, y: 20 });
  expect(nodes[1]?.id).toBe(ids.get("s"));
  expect(nodes[1]?.position).toEqual({ x: 10, y: 20 });
  expect([edges[0]?.source, edges[0]?.target]).toEqual([ids.get("t"), ids.get("s")]);
  expect(new Set([...ids.values(), "t", "s", "b"]).size).toBe(6);
});
