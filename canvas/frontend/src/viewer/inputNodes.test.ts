import { expect, it } from "vitest";
import { BLUR, card, field, nodeType, output, SKETCH, TYPES, wire } from "../testing/catalogue";
import { portsFor, withInput } from "./inputNodes";

const IMAGE = nodeType("input:image", [field("image", "IMAGE")], [output("image", "IMAGE")]);
const TYPED = { ...TYPES, "input:image": IMAGE };
const nodes = [card("g", SKETCH), card("b", BLUR)];

it("offers the inputs that take the value", () => {
  expect(portsFor(TYPED, nodes, "IMAGE").map(({ label }) => label)).toEqual(["b, image"]);
  expect(portsFor(TYPED, nodes, "MASK").map(({ label }) => label)).toEqual(["b, image"]);
  expect(portsFor(TYPED, nodes, "AUDIO")).toEqual([]);
});

it("adds a node that holds the file and takes the port over", () => {
  const port = { nodeId: "b", key: "image", label: "b, image" };
  const graph = { nodes, edges: [wire("g.image", "b.image")] };
  const made = withInput(TYPED, graph, IMAGE, { assetId: "x" }, { nearId: "g", port });
  const added = made.nodes[2];
  expect(added?.data.config).toEqual({ image: { assetId: "x" } });
  expect(added?.position).toEqual({ x: 0, y: 292 });
  expect(made.edges.map(({ source, target }) => [source, target])).toEqual([[added?.id, "b"]]);
});
