import { expect, it } from "vitest";
import { actual, fitted, middle, pan, zoomAt } from "./zoom";

const STAGE = { width: 848, height: 448 };
const LARGE = { width: 1600, height: 1600 };
const SMALL = { width: 64, height: 64 };

it("fits a picture into the stage and centres it", () => {
  expect(fitted(STAGE, LARGE)).toEqual({ scale: 0.25, x: 224, y: 24 });
  expect(fitted(STAGE, SMALL).scale).toBe(6.25);
});

it("keeps the point under the pointer where it is", () => {
  const at = { x: 424, y: 224 };
  const view = zoomAt({ scale: 1, x: -300, y: -500 }, at, 2, STAGE, LARGE);
  expect((at.x - view.x) / view.scale).toBe(724);
  expect((at.y - view.y) / view.scale).toBe(724);
});

it("shows pixel for pixel", () => {
  const view = actual(fitted(STAGE, LARGE), middle(STAGE), STAGE, LARGE);
  expect(view).toEqual({ scale: 1, x: -376, y: -576 });
});

it("never zooms without bounds", () => {
  const view = fitted(STAGE, SMALL);
  expect(zoomAt(view, middle(STAGE), 1_000, STAGE, SMALL).scale).toBe(32);
  expect(zoomAt(view, middle(STAGE), 0.001, STAGE, SMALL).scale).toBe(0.5);
});

it("pans to the edge and no further", () => {
  const view = { scale: 1, x: -10, y: -10 };
  expect(pan(view, { x: 500, y: -9_000 }, STAGE, LARGE)).toEqual({ scale: 1, x: 0, y: -1152 });
});
