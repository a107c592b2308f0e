import { expect, it } from "vitest";
import { countFilters, NO_FILTERS, runQuery } from "./runFilters";

it("asks only for what is set", () => {
  const filters = { ...NO_FILTERS, status: "FAILED" as const, text: " fog " };
  expect(runQuery(filters, { limit: "30" })).toBe("status=FAILED&text=fog&limit=30");
  expect(runQuery(NO_FILTERS)).toBe("");
});

it("includes the last day to its end", () => {
  const query = new URLSearchParams(
    runQuery({ ...NO_FILTERS, from: "2026-11-30", to: "2026-11-30" }),
  );
  expect(query.get("since")).toBe(new Date(2026, 10, 30).toISOString());
  expect(query.get("until")).toBe(new Date(2026, 11, 1).toISOString());
});

it("counts a span of days once, and not the workflow of the page", () => {
  const filters = { ...NO_FILTERS, workflowId: "w", from: "2026-11-01", to: "2026-11-02" };
  expect(countFilters(filters, "w")).toBe(1);
  expect(countFilters(filters, "")).toBe(2);
});
