import { expect, it } from "vitest";
import { addressOf, dayAgo, NOTHING, queryOf, readFilters } from "./query";

it("keeps the filters in the page's address", () => {
  const filters = { ...NOTHING, q: "a lake", starred: true, from: "2026-11-01" };
  expect(addressOf(filters)).toBe("/gallery?q=a+lake&starred=true&from=2026-11-01");
  expect(readFilters("?q=a+lake&starred=true&from=2026-11-01")).toEqual(filters);
  expect(addressOf(readFilters("?from=yesterday"))).toBe("/gallery");
});

it("asks for whole days where the reader is", () => {
  const query = new URLSearchParams(
    queryOf({ ...NOTHING, from: "2026-11-01", to: "2026-11-30" }, "c"),
  );
  expect(query.get("from")).toBe(new Date(2026, 10, 1).toISOString());
  expect(query.get("to")).toBe(new Date(2026, 11, 1).toISOString());
  expect([query.get("cursor"), query.get("limit"), query.has("q")]).toEqual(["c", "40", false]);
});

it("counts days back over the ends of months", () => {
  expect(dayAgo(30, new Date(2026, 2, 1, 23))).toBe("2026-01-30");
});
