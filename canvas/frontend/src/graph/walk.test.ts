import { expect, it } from "vitest";
import { BLUR, card, SKETCH, TEXT, wire } from "../testing/catalogue";
import { nextAlong } from "./walk";

const at = (x: number, y: number) => ({ position: { x, y } });
const GRAPH = {
  nodes: [
    { ...card("low", BLUR), ...at(400, 300) },
    { ...card("text", TEXT), ...at(0, 0) },
    { ...card("sketch", SKETCH), ...at(200, 0) },
    { ...card("high", BLUR), ...at(400, 10) },
  ],
  edges: [
    wire("text.prompt", "sketch.prompt"),
    wire("sketch.image", "low.image"),
    wire("sketch.image", "high.image"),
  ],
};

it("starts at the first node, or at the last going backwards", () => {
  expect(nextAlong(GRAPH, undefined, true)).toBe("text");
  expect(nextAlong(GRAPH, undefined, false)).toBe("low");
});

it("follows the upper of two wires, and comes back", () => {
  expect(nextAlong(GRAPH, "sketch", true)).toBe("high");
  expect(nextAlong(GRAPH, "high", false)).toBe("sketch");
});

it("ends where the wires end", () => {
  expect(nextAlong(GRAPH, "high", true)).toBeUndefined();
});
