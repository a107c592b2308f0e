import { expect, it } from "vitest";
import type { PortType } from "../api/types";
import { fits, iterates } from "./ports";

const one = (type: PortType) => ({ type, multiple: false });
const list = (type: PortType) => ({ type, multiple: true });

it.each([
  ["TEXT", "TEXT", true],
  ["TEXT", "IMAGE", false],
  ["MASK", "IMAGE", true],
  ["IMAGE", "MASK", false],
  ["NUMBER", "JSON", true],
  ["ANY", "VIDEO", true],
  ["AUDIO", "ANY", true],
] as const)("%s into %s: %s", (source, target, expected) => {
  expect(fits(one(source), one(target))).toBe(expected);
});

it.each([
  [list("TEXT"), one("TEXT"), true],
  [list("TEXT"), list("TEXT"), false],
  [list("TEXT"), one("JSON"), false],
  [list("TEXT"), one("ANY"), false],
  [one("TEXT"), one("TEXT"), false],
  [undefined, one("TEXT"), false],
])("runs for each item of a list only where one value belongs (%#)", (source, target, expected) => {
  expect(iterates(source, target)).toBe(expected);
});
