import { expect, it } from "vitest";
import { BLUR, card, SKETCH, TEXT, TYPES, wire } from "../testing/catalogue";
import { linksOf } from "./links";

const text = card("text", TEXT);
const sketch = card("sketch", SKETCH);
const blur = card("blur", BLUR);
const says = (node: typeof text, edges = [] as ReturnType<typeof wire>[]) =>
  linksOf(TYPES, { nodes: [text, sketch, blur], edges }, node).map((link) => link.says);

it("lists every port that fits, outwards first", () => {
  expect(says(sketch)).toEqual(["image → blur, image", "prompt ← text, prompt"]);
});

it("leaves out wires that are there, and loops", () => {
  const drawn = [wire("text.prompt", "sketch.prompt")];
  expect(says(sketch, drawn)).toEqual(["image → blur, image"]);
});

it("says when a wire would be replaced", () => {
  const other = card("other", TEXT);
  const graph = {
    nodes: [text, other, sketch],
    edges: [wire("other.prompt", "sketch.prompt")],
  };
  const link = linksOf(TYPES, graph, text).find(({ wire }) => wire.target === "sketch");
  expect(link?.replaces).toBe(true);
});
