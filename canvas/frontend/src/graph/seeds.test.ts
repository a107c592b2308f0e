import { expect, it } from "vitest";
import { card, field, nodeType, output, wire } from "../testing/catalogue";
import { countUp } from "./seeds";

const SEED = field("seed", "NUMBER", { widget: "seed", min: 0, max: 9 });
const PAINT = nodeType("paint", [SEED], [output("number", "NUMBER")]);

function counted(seed: number, used: number | null, edges: ReturnType<typeof wire>[] = []) {
  const node = card("n", PAINT);
  node.data = { ...node.data, config: { seed }, seedMode: "increment" };
  const nodes = countUp({ paint: PAINT }, { nodes: [node], edges }, () => used);
  return nodes[0]?.data.config.seed;
}

it("counts a seed up once it has been used", () => {
  expect([counted(4, 4), counted(4, 3), counted(4, null)]).toEqual([5, 4, 4]);
});

it("starts again after the highest seed", () => {
  expect(counted(9, 9)).toBe(0);
});

it("leaves a linked seed alone", () => {
  expect(counted(4, 4, [wire("x.number", "n.seed")])).toBe(4);
});

it("leaves a fixed seed alone", () => {
  const node = card("n", PAINT);
  node.data.config = { seed: 4 };
  expect(countUp({ paint: PAINT }, { nodes: [node], edges: [] }, () => 4)).toEqual([node]);
});
