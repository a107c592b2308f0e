import { expect, it } from "vitest";
import { tidy } from "./layout";

const box = (id: string, x = 0, y = 0) => ({ id, x, y, width: 264, height: 200 });
const wire = (source: string, target: string) => ({ source, target });

it("lays a chain out from left to right on one line", () => {
  const placed = tidy([box("c", 40, 20), box("a"), box("b")], [wire("a", "b"), wire("b", "c")]);
  expect(placed).toEqual({ a: { x: 0, y: 0 }, b: { x: 348, y: 0 }, c: { x: 696, y: 0 } });
});

it("stacks what shares a layer without overlapping", () => {
  const placed = tidy([box("a"), box("b"), box("c")], [wire("a", "c"), wire("b", "c")]);
  expect(placed.a?.x).toBe(placed.b?.x);
  expect(Math.abs((placed.a?.y ?? 0) - (placed.b?.y ?? 0))).toBe(236);
});

it("keeps the upper left corner, and ignores wires to what is not chosen", () => {
  const placed = tidy([box("a", 500, 300)], [wire("a", "elsewhere")]);
  expect(placed).toEqual({ a: { x: 500, y: 300 } });
});

it("keeps together what lies in a frame", () => {
  const boxes = ["in", "out", "end"].map((id) => ({ id, x: 0, y: 0, width: 200, height: 100 }));
  const wires = [
    { source: "in", target: "end" },
    { source: "out", target: "end" },
  ];
  const { in: inside, out, end } = tidy(boxes, wires, { in: "frame", end: "frame" });
  const [top, bottom] = [inside?.y ?? 0, end?.y ?? 0].sort((one, other) => one - other);
  const clear = (out?.y ?? 0) + 100 <= (top ?? 0) || (out?.y ?? 0) >= (bottom ?? 0) + 100;
  expect(clear).toBe(true);
});
