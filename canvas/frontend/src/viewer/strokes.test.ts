import { expect, it } from "vitest";
import { between, EMPTY, push, redo, resized, type Step, undo } from "./strokes";

const STROKE: Step = {
  kind: "stroke",
  erases: false,
  size: 8,
  hardness: 1,
  points: [{ x: 0, y: 0 }],
};
const CLEAR: Step = { kind: "clear" };

it("undoes and redoes in order, and a new step forgets what was undone", () => {
  const both = push(push(EMPTY, STROKE), CLEAR);
  expect(undo(both)).toEqual({ done: [STROKE], undone: [CLEAR] });
  expect(redo(undo(both))).toEqual(both);
  expect(push(undo(both), STROKE).undone).toEqual([]);
  expect([undo(EMPTY), redo(EMPTY)]).toEqual([EMPTY, EMPTY]);
});

it("makes the brush larger and smaller by a tenth, within bounds", () => {
  expect([resized(40, 1), resized(40, -1), resized(1, -1), resized(1_000, 1)]).toEqual([
    44, 36, 1, 1_000,
  ]);
});

it("leaves no gap between two points", () => {
  const dabs = between({ x: 0, y: 0 }, { x: 10, y: 0 }, 8);
  expect(dabs).toHaveLength(20);
  expect(dabs.at(-1)).toEqual({ x: 10, y: 0 });
  expect(between({ x: 3, y: 3 }, { x: 3, y: 3 }, 8)).toEqual([{ x: 3, y: 3 }]);
});
