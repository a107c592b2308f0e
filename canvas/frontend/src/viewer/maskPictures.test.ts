import { expect, it } from "vitest";
import { card, field, nodeType, output, state, wire } from "../testing/catalogue";
import { picturesFor } from "./maskPictures";

const MASK = field("mask", "MASK");
const INPUT = {
  ...nodeType("input:mask", [MASK], [output("mask", "MASK")]),
  kind: "input" as const,
};
const LAYERS = nodeType(
  "layers",
  [field("background", "IMAGE"), field("overlay", "IMAGE"), MASK],
  [output("image", "IMAGE")],
);
const MADE = nodeType("made", [], [output("image", "IMAGE")]);
const TYPES = Object.fromEntries([INPUT, LAYERS, MADE].map((type) => [type.nodeType, type]));
const made = (id: string) => ({
  ...state(id, "COMPLETED"),
  outputUrls: [`/${id}.png`],
  outputTypes: ["image/png"],
});
const states = { a: made("a"), b: made("b"), c: made("c") };
const nodes = [
  card("c", MADE),
  card("a", MADE),
  card("b", MADE),
  card("l", LAYERS),
  card("m", INPUT),
];
const edges = [
  wire("a.image", "l.background"),
  wire("b.image", "l.overlay"),
  wire("m.mask", "l.mask"),
];
const titles = (nodeId: string) =>
  picturesFor(TYPES, { nodes, edges }, states, { nodeId, field: MASK }).map(({ title }) => title);

it("begins with the picture that the mask is laid over", () => {
  expect(titles("l")).toEqual(["b", "a", "c"]);
});

it("looks at what a mask node feeds", () => {
  expect(titles("m")).toEqual(["b", "a", "c"]);
});

it("offers uploads, but never the mask itself", () => {
  const asset = { assetId: "x", contentType: "image/png", url: "/mask.png" };
  const masked = {
    ...card("m", INPUT),
    data: { ...card("m", INPUT).data, config: { mask: asset } },
  };
  const graph = { nodes: [masked], edges: [] };
  expect(picturesFor(TYPES, graph, {}, { nodeId: "m", field: MASK })).toEqual([]);
});
