import { expect, it } from "vitest";
import { card, SKETCH, TEXT, TYPES, wire } from "../testing/catalogue";
import { triggerDataOf } from "./calls";
import type { Card } from "./document";

function text(id: string, label: string, prompt: string): Card {
  const node = card(id, TEXT);
  return { ...node, data: { ...node.data, label, config: { prompt } } };
}

it("calls the only text of a workflow its prompt", () => {
  const graph = { nodes: [text("t", "Scene", "A lake"), card("s", SKETCH)], edges: [] };
  expect(triggerDataOf(TYPES, graph)).toEqual({ prompt: "A lake" });
});

it("names several texts by their labels, and by their ids where labels are equal", () => {
  const nodes = [
    text("a", "Scene", "A lake"),
    text("b", "Mood", "Calm"),
    text("c", "Mood", "Dark"),
  ];
  expect(triggerDataOf(TYPES, { nodes, edges: [] })).toEqual({
    Scene: "A lake",
    b: "Calm",
    c: "Dark",
  });
});

it("prefers inputs that were exposed for callers", () => {
  const node = text("t", "Scene", "A lake");
  const exposed = { ...node, data: { ...node.data, exposed: { scene: "prompt" } } };
  expect(triggerDataOf(TYPES, { nodes: [exposed], edges: [] })).toEqual({ scene: "A lake" });
});

it("fills the prompt of a node that nothing feeds, and nothing where there is none", () => {
  const sketch = card("s", SKETCH);
  const example = "A sunset over a mountain lake";
  expect(triggerDataOf(TYPES, { nodes: [sketch], edges: [] })).toEqual({ prompt: example });
  const edges = [wire("x.text", "s.prompt")];
  expect(triggerDataOf(TYPES, { nodes: [sketch], edges })).toEqual({});
});
