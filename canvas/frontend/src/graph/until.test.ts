import { expect, it } from "vitest";
import { until } from "./until";

const now = new Date("2026-11-24T13:00:00Z");

it.each([
  ["2026-11-24T12:59:00Z", "now"],
  ["2026-11-24T13:00:05Z", "in 5 s"],
  ["2026-11-24T13:30:00Z", "in 30 min"],
  ["2026-11-25T12:59:59Z", "in 24 h"],
  ["2026-11-25T13:00:00Z", "in 1 day"],
  ["2026-12-24T13:00:00Z", "in 30 days"],
])("says %s as %s", (moment, words) => {
  expect(until(moment, now)).toBe(words);
});
