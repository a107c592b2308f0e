import { expect, it } from "vitest";
import type { RunItem } from "../api/runs";
import { spoken } from "./spoken";
import { endingOf, endingText, runName, startedBy } from "./words";

const run = (change: Partial<RunItem>): RunItem =>
  ({
    executionId: "01a214e3-0a2b-75de-a22b-7482c54dc5cc",
    status: "COMPLETED",
    phase: null,
    number: 12,
    source: { kind: "canvas", name: "Ada" },
    retryOf: null,
    cached: false,
    segments: [],
    ...change,
  }) as RunItem;

it("says how far a run is", () => {
  const segments = ["COMPLETED", "COMPLETED", "RUNNING", "PENDING"].map((status) => ({ status }));
  const running = run({ status: "RUNNING", phase: "running", segments } as Partial<RunItem>);
  expect(endingText(running)).toBe("2 of 4");
  expect(endingText(run({ status: "RUNNING", phase: "queued" }))).toBe("Queued");
});

it("tells five endings apart", () => {
  expect(endingOf(run({}))).toBe("done");
  expect(endingOf(run({ cached: true }))).toBe("cached");
  expect(endingOf(run({ status: "FAILED" }))).toBe("failed");
  expect(endingText(run({ status: "CANCELLED" }))).toBe("Stopped");
});

it("names a run by its number, or by the end of its id", () => {
  expect(runName(run({}))).toBe("Run 12");
  expect(runName(run({ number: null }))).toBe("Run 4dc5cc");
});

it("says who or what began it", () => {
  expect(startedBy(run({}))).toBe("Ada on the canvas");
  expect(startedBy(run({ source: { kind: "api", name: "web-prod" } }))).toBe("API key “web-prod”");
  expect(startedBy(run({ source: { kind: "webhook", name: "" } }))).toBe("Webhook");
  const retryOf = { executionId: "x", number: 11 };
  expect(startedBy(run({ retryOf }))).toBe("Retry of run 11, Ada");
});

it("speaks of lengths of time", () => {
  expect([0.24, 14.4, 72, 120, 7_500].map(spoken)).toEqual([
    "0.2 s",
    "14 s",
    "1 min 12 s",
    "2 min",
    "2 h 5 min",
  ]);
});
