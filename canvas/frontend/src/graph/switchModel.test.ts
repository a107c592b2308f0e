import { expect, it } from "vitest";
import type { Json } from "../api/types";
import { card, field, nodeType, output, wire } from "../testing/catalogue";
import { alternatives, switchModel } from "./switchModel";

const model = (name: string, task: string, ...inputs: ReturnType<typeof field>[]) => ({
  ...nodeType(name, inputs, [output("image", "IMAGE")]),
  kind: "model" as const,
  task,
});
const steps = (max: number) => field("steps", "NUMBER", { label: "Steps", min: 1, max });
const PAINT = model("paint", "text-to-image", field("prompt", "TEXT"), steps(50));
const EDIT = model(
  "edit",
  "image-to-image",
  field("image", "IMAGE", { label: "Image" }),
  field("prompt", "TEXT"),
  field("strength", "NUMBER", { label: "Strength", max: 1 }),
  steps(100),
);
const SPEAK = { ...model("speak", "text-to-speech"), outputs: [output("audio", "AUDIO")] };
const WORDS = nodeType("words", [], [output("text", "TEXT")]);
const PHOTO = nodeType("photo", [], [output("image", "IMAGE")]);
const SHOW = nodeType("show", [field("media", "ANY")], []);
const TYPES = { paint: PAINT, edit: EDIT, words: WORDS, photo: PHOTO, show: SHOW };

function graph(config: Record<string, Json>) {
  const node = card("n", EDIT);
  node.data.config = config;
  return {
    nodes: [card("w", WORDS), card("p", PHOTO), node, card("s", SHOW)],
    edges: [wire("w.text", "n.prompt"), wire("p.image", "n.image"), wire("n.image", "s.media")],
  };
}

it("keeps label, place, wires and settings that fit", () => {
  const { nodes, edges } = switchModel(TYPES, graph({ steps: 20, strength: 0.4 }), "n", PAINT);
  expect(nodes[2]?.data).toEqual({
    label: "n",
    nodeType: "paint",
    config: { steps: 20 },
    mode: "active",
  });
  expect(edges.map(({ id }) => id)).toEqual(["w.text>n.prompt", "n.image>s.media"]);
});

it("tells what the new model has no place for", () => {
  const { dropped } = switchModel(TYPES, graph({ steps: 99, strength: 0.4 }), "n", PAINT);
  expect(dropped).toEqual(["Strength", "Steps", "the wire from p into Image"]);
});

it("offers models of the same task, then those that give the same", () => {
  const found = alternatives([PAINT, EDIT, SPEAK, WORDS], EDIT);
  expect([found.same, found.related]).toEqual([[EDIT], [PAINT]]);
});
