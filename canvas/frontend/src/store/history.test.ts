import { expect, it } from "vitest";
import { renewed } from "./history";

const items = (...ids: string[]) => ids.map((executionId) => ({ executionId }));

it("puts the first page in place of what it was, and keeps what was read after it", () => {
  const page = { data: items("f", "e", "d"), nextCursor: "d" };
  expect(renewed(items("e", "d", "c", "b"), page)).toEqual(items("f", "e", "d", "c", "b"));
});

it("drops what does not match any more", () => {
  const page = { data: items("e", "c"), nextCursor: "c" };
  expect(renewed(items("e", "d", "c", "b"), page)).toEqual(items("e", "c", "b"));
  expect(renewed(items("e", "d"), { data: items("d"), nextCursor: null })).toEqual(items("d"));
  expect(renewed(items("e"), { data: [], nextCursor: null })).toEqual([]);
});
