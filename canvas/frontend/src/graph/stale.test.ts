import { expect, it } from "vitest";
import { BLUR, card, SKETCH, TEXT, wire } from "../testing/catalogue";
import type { Graph } from "./document";
import { signatures } from "./stale";

const graph = (): Graph => ({
  nodes: [card("a", TEXT), card("b", SKETCH), card("c", BLUR), card("d", TEXT)],
  edges: [wire("a.prompt", "b.prompt"), wire("b.image", "c.image")],
});

function changed(change: (graph: Graph) => void): string[] {
  const before = signatures(graph());
  const edited = graph();
  change(edited);
  const after = signatures(edited);
  return Object.keys(before).filter((id) => before[id] !== after[id]);
}

const nodeOf = (edited: Graph, id: string) => {
  const found = edited.nodes.find((node) => node.id === id);
  if (!found) throw new Error(id);
  return found;
};

it("marks a changed node and all that follows it", () => {
  const edit = (edited: Graph) => {
    nodeOf(edited, "a").data.config = { prompt: "A beach" };
  };
  expect(changed(edit)).toEqual(["a", "b", "c"]);
});

it("marks what a removed wire fed", () => {
  const edit = (edited: Graph) => {
    edited.edges = edited.edges.slice(0, 1);
  };
  expect(changed(edit)).toEqual(["c"]);
});

it("minds neither place nor name", () => {
  const edit = (edited: Graph) => {
    nodeOf(edited, "a").position = { x: 9, y: 9 };
    nodeOf(edited, "a").data.label = "Other";
  };
  expect(changed(edit)).toEqual([]);
});

it("ends on a circle", () => {
  const circle = graph();
  circle.edges.push(wire("c.image", "b.prompt"));
  expect(Object.keys(signatures(circle)).length).toBe(4);
});
