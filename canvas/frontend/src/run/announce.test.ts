import { describe, expect, it } from "vitest";
import type { NodeState } from "../api/types";
import { state } from "../testing/catalogue";
import { announced } from "./announce";
import type { Execution } from "./applyEvent";

function run(status: Execution["status"], ...nodes: NodeState[]): Execution {
  return {
    executionId: "run",
    status,
    startedAt: "2026-01-01T00:00:00Z",
    createdAt: "2026-01-01T00:00:00Z",
    completedAt: status === "RUNNING" ? null : "2026-01-01T00:00:12Z",
    credits: { held: 0, charged: 2 },
    nodes: Object.fromEntries(nodes.map((node) => [node.nodeId, node])),
    order: nodes.map(({ nodeId }) => nodeId),
  } as unknown as Execution;
}

describe("announced", () => {
  it("tells that a run starts, and what runs in it", () => {
    const now = run("RUNNING", state("Draw", "RUNNING"), state("Blur", "PENDING"));
    expect(announced(undefined, now)).toEqual(["The run has started", "Draw is running"]);
  });
  it("tells each node's next state once", () => {
    const before = run("RUNNING", state("Draw", "RUNNING"), state("Blur", "PENDING"));
    const now = run("RUNNING", state("Draw", "COMPLETED"), state("Blur", "RUNNING"));
    expect(announced(before, now)).toEqual(["Draw is completed", "Blur is running"]);
    expect(announced(now, now)).toEqual([]);
  });
  it("tells what a node failed of, and how the run ended", () => {
    const before = run("RUNNING", state("Draw", "RUNNING"));
    const failed = { ...state("Draw", "FAILED"), error: "No such picture" };
    expect(announced(before, run("FAILED", failed))).toEqual([
      "Draw failed: No such picture",
      "The run failed after 12 s, 2 credits",
    ]);
  });
  it("says that a result was there already", () => {
    const cached = { ...state("Draw", "COMPLETED"), cached: true };
    const before = run("RUNNING", state("Draw", "PENDING"));
    expect(announced(before, run("COMPLETED", cached))).toEqual([
      "Draw came from the cache",
      "The run is completed after 12 s, 2 credits",
    ]);
  });
  it("tells of a run that was over as soon as it was heard of", () => {
    const earlier = { ...run("COMPLETED"), executionId: "earlier" };
    expect(announced(earlier, run("COMPLETED", state("Draw", "COMPLETED")))).toEqual([
      "Draw is completed",
      "The run is completed after 12 s, 2 credits",
    ]);
  });
});
