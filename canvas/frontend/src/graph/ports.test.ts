import { expect, it } from "vitest";
import type { PortType } from "../api/types";
import { fits } from "./ports";

const one = (type: PortType) => ({ type, multiple: false });

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

it("takes a list only where a list is wanted", () => {
  const list = { type: "TEXT", multiple: true } as const;
  expect(fits(list, one("TEXT"))).toBe(false);
  expect(fits(list, list)).toBe(true);
  expect(fits(one("TEXT"), list)).toBe(true);
});
