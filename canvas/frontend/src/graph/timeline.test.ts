import { describe, expect, it } from "vitest";
import type { RunSegment } from "../api/runs";
import type { NodeState } from "../api/types";
import { state } from "../testing/catalogue";
import { ticks, timeline, totals, widths } from "./timeline";

const BEGAN = "2026-11-25T10:00:00Z";
const at = (seconds: number) => new Date(Date.parse(BEGAN) + seconds * 1000).toISOString();
const step = (id: string, change: Partial<NodeState>): NodeState => ({
  ...state(id, "COMPLETED"),
  nodeId: id,
  nodeType: id,
  ...change,
});

describe("timeline", () => {
  it("lays waiting and working out on one scale", () => {
    const states = [
      step("a", { queuedAt: at(0), startedAt: at(0.5), completedAt: at(2) }),
      step("b", { queuedAt: at(2), startedAt: at(6), completedAt: at(10) }),
    ];
    const { bars, total } = timeline(states, BEGAN, Date.parse(at(10)));
    expect(bars.map(({ queued, ran }) => [queued, ran])).toEqual([
      [
        [0, 0.5],
        [0.5, 2],
      ],
      [
        [2, 6],
        [6, 10],
      ],
    ]);
    expect(total).toBe(10);
  });

  it("gives a cached step no bar, whenever it was computed", () => {
    const old = step("a", { cached: true, startedAt: at(-900), completedAt: at(-890) });
    const { bars } = timeline([old], BEGAN, Date.parse(at(1)));
    expect(bars[0]).toMatchObject({ cached: true, queued: null, ran: null });
  });

  it("lets a step that is at work reach to the present", () => {
    const now = Date.parse(at(7));
    const states = [
      step("a", { status: "RUNNING", queuedAt: at(1), startedAt: at(3), completedAt: null }),
      step("b", { status: "PENDING", queuedAt: at(4), startedAt: null, completedAt: null }),
      step("c", { status: "PENDING", queuedAt: null, startedAt: null, completedAt: null }),
    ];
    const { bars } = timeline(states, BEGAN, now);
    expect(bars.map(({ queued, ran }) => [queued, ran])).toEqual([
      [
        [1, 3],
        [3, 7],
      ],
      [[4, 7], null],
      [null, null],
    ]);
  });

  it("sums what waited, what models did and what the cache gave", () => {
    const states = [
      step("model", { queuedAt: at(0), startedAt: at(1), completedAt: at(5) }),
      step("utility", { queuedAt: at(5), startedAt: at(5.5), completedAt: at(6) }),
      step("model", { cached: true }),
    ];
    const line = timeline(states, BEGAN, Date.parse(at(6)));
    expect(totals(line, (type) => type === "model")).toEqual({
      queued: 1.5,
      models: 4,
      cached: 1,
      steps: 3,
    });
  });
});

describe("ticks", () => {
  it("are round, begin at 0 and reach beyond the end", () => {
    expect(ticks(69)).toEqual([0, 20, 40, 60, 80]);
    expect(ticks(3.2)).toEqual([0, 1, 2, 3, 4]);
    expect(ticks(0.04)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(ticks(5)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe("widths", () => {
  const segment = (seconds: number | null): RunSegment => ({
    nodeId: "a",
    label: "A",
    status: "COMPLETED",
    cached: false,
    seconds,
  });

  it("draws a dot for next to nothing and never outgrows the room", () => {
    expect(widths([segment(null), segment(0.1), segment(9.2)], 118, 3)).toEqual([6, 6, 24]);
    const many = widths(
      Array.from({ length: 40 }, () => segment(30)),
      118,
      1,
    );
    expect(many.reduce((sum, width) => sum + width, 39)).toBeLessThanOrEqual(118.5);
  });
});
