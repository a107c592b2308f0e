import { expect, it } from "vitest";
import { childrenOf, pathOf, summary } from "./paths";

it("writes a path as code would", () => {
  expect(pathOf([])).toBe("$");
  expect(pathOf(["images", 0, "content-type"])).toBe('$.images[0]["content-type"]');
});

it("opens lists and objects, and nothing else", () => {
  expect(childrenOf(["a"])).toEqual([[0, "a"]]);
  expect(childrenOf({ b: null })).toEqual([["b", null]]);
  expect([null, 1, "x", true].map(childrenOf)).toEqual([[], [], [], []]);
});

it("says in short what is closed", () => {
  expect([[1, 2], { a: 1 }, "x", null].map(summary)).toEqual(["[2]", "{1}", '"x"', "null"]);
});
