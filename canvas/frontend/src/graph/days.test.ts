import { describe, expect, it } from "vitest";
import { byDay, dayTitle } from "./days";

const NOW = new Date(2026, 10, 25, 12);
const on = (day: number, hour = 9) => new Date(2026, 10, day, hour);

describe("days", () => {
  it("are called as a person calls them", () => {
    const titles = [on(25), on(24, 23), on(20), on(18)].map((day) => dayTitle(day, NOW));
    expect(titles).toEqual(["Today", "Yesterday", "Friday", "Wed 18 November"]);
    expect(dayTitle(new Date(2025, 1, 3), NOW)).toBe("Mon 3 February 2025");
  });

  it("gather what happened on them, in the order given", () => {
    const items = [on(25, 11), on(25, 8), on(24)].map((date) => ({
      createdAt: date.toISOString(),
    }));
    const days = byDay(items, NOW);
    expect(days.map(({ title, items }) => [title, items.length])).toEqual([
      ["Today", 2],
      ["Yesterday", 1],
    ]);
  });
});
