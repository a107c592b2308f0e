import { expect, it } from "vitest";
import { clock, frameStep } from "./clock";

it("says times as players do", () => {
  expect([0, 4.25, 65, Number.NaN].map(clock)).toEqual(["0:00.0", "0:04.2", "1:05.0", "0:00.0"]);
});

it("steps from frame to frame and stays inside the film", () => {
  expect(frameStep(0, 1, 0.1, 1)).toBeCloseTo(0.15);
  expect(frameStep(0.15, 1, 0.1, 1)).toBeCloseTo(0.25);
  expect(frameStep(0.25, -1, 0.1, 1)).toBeCloseTo(0.15);
  expect(frameStep(0, -1, 0.1, 1)).toBe(0);
  expect(frameStep(0.96, 1, 0.1, 1)).toBeCloseTo(0.95);
});
