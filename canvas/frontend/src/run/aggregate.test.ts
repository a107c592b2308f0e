import { expect, it } from "vitest";
import type { NodeState } from "../api/types";
import { state } from "../testing/catalogue";
import { stateOf } from "./aggregate";

const states = (...all: NodeState[]) => Object.fromEntries(all.map((one) => [one.nodeId, one]));
const done = (id: string, at: string, url: string | null): NodeState => ({
  ...state(id, "COMPLETED"),
  completedAt: at,
  outputUrl: url,
  mediaType: url ? "image" : null,
  credits: 1,
});

it("is one state for the nodes inside, with the last picture of them", () => {
  const all = states(done("s__a", "2", "/late"), done("s__b", "1", "/early"), state("t", "FAILED"));
  expect(stateOf(all, "s")).toMatchObject({ status: "COMPLETED", outputUrl: "/late", credits: 2 });
  expect(stateOf(all, "t")?.status).toBe("FAILED");
  expect(stateOf(all, "other")).toBeUndefined();
});

it("runs while anything inside runs or is still to come", () => {
  const half = states(done("s__a", "1", null), state("s__b", "PENDING"));
  expect(stateOf(half, "s")).toMatchObject({ status: "RUNNING", progress: 0.5 });
  expect(stateOf(states(state("s__a", "PENDING")), "s")?.status).toBe("PENDING");
});

it("says which node failed", () => {
  const failed = { ...state("s__a", "FAILED"), label: "Blur", error: "Too large" };
  expect(stateOf(states(failed), "s")?.error).toBe("Blur: Too large");
});

it("is the same object until a state changes: progress draws no card anew", () => {
  const all = states(state("s__a", "RUNNING"));
  expect(stateOf(all, "s")).toBe(stateOf(all, "s"));
});

it("took as long as what ran, not since what was cached was made", () => {
  const old = { ...done("s__a", "2", null), startedAt: "1", cached: true };
  const fresh = { ...done("s__b", "9", null), startedAt: "8" };
  expect(stateOf(states(old, fresh), "s")).toMatchObject({ startedAt: "8", completedAt: "9" });
  expect(stateOf(states(old), "s")).toMatchObject({ startedAt: "1", completedAt: "2" });
});
