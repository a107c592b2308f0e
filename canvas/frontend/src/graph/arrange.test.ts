import { expect, it } from "vitest";
import { align, bounds, distribute } from "./arrange";

const box = (id: string, x: number, y: number, width = 100, height = 50) => ({
  id,
  x,
  y,
  width,
  height,
});
const BOXES = [box("a", 0, 10), box("b", 150, 40, 60, 80), box("c", 400, 0, 100, 20)];

it("frames all boxes", () => {
  expect(bounds(BOXES)).toEqual({ x: 0, y: 0, width: 500, height: 120 });
});

it("aligns to the left, the centre and the right, and leaves the height alone", () => {
  expect(align(BOXES, "left").b).toEqual({ x: 0, y: 40 });
  expect(align(BOXES, "centre").b).toEqual({ x: 220, y: 40 });
  expect(align(BOXES, "right").b).toEqual({ x: 440, y: 40 });
});

it("aligns to the top, the middle and the bottom", () => {
  expect(align(BOXES, "top").b).toEqual({ x: 150, y: 0 });
  expect(align(BOXES, "middle").b).toEqual({ x: 150, y: 20 });
  expect(align(BOXES, "bottom").c).toEqual({ x: 400, y: 100 });
});

it("leaves equal gaps between boxes, whatever their size", () => {
  const placed = distribute(BOXES, "x");
  expect(placed).toEqual({
    a: { x: 0, y: 10 },
    b: { x: 220, y: 40 },
    c: { x: 400, y: 0 },
  });
});

it("distributes downwards in the order the boxes lie", () => {
  const placed = distribute([box("a", 0, 300), box("b", 0, 0), box("c", 0, 20)], "y");
  expect(placed.c?.y).toBe(150);
});

it("leaves two boxes where they are", () => {
  expect(distribute(BOXES.slice(0, 2), "x")).toEqual({});
});
