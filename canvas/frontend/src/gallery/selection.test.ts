import { expect, it } from "vitest";
import { choose, NONE } from "./selection";

const ALL = ["a", "b", "c", "d"];

it("takes one, and lets it go again", () => {
  const one = choose(NONE, ALL, "b", false);
  expect([...one.ids]).toEqual(["b"]);
  expect([...choose(one, ALL, "b", false).ids]).toEqual([]);
});

it("takes everything up to the last one, in either direction", () => {
  const one = choose(NONE, ALL, "c", false);
  expect([...choose(one, ALL, "a", true).ids].sort()).toEqual(["a", "b", "c"]);
  expect([...choose(NONE, ALL, "d", true).ids]).toEqual(["d"]);
});
