import { describe, expect, it } from "vitest";
import type { ExecutionSummary, NodeState, PollBody } from "../api/types";
import { applyEvent, EMPTY, type RunEvent } from "./applyEvent";

const summary: ExecutionSummary = {
  status: "RUNNING",
  phase: "running",
  queuePosition: null,
  progress: 0,
  error: null,
  code: null,
  createdAt: "2026-11-24T12:00:00Z",
  startedAt: null,
  completedAt: null,
  credits: { held: 1, charged: 0 },
  finalOutput: null,
};

function state(nodeId: string, change: Partial<NodeState> = {}): NodeState {
  return {
    nodeId,
    label: nodeId,
    nodeType: "input:text",
    status: "PENDING",
    phase: null,
    progress: 0,
    providerPosition: null,
    route: null,
    error: null,
    code: null,
    outputUrl: null,
    outputUrls: [],
    outputTypes: [],
    items: [],
    question: null,
    decision: null,
    json: null,
    mediaType: null,
    text: null,
    cached: false,
    cachedFrom: null,
    credits: 0,
    seed: null,
    warnings: [],
    nodeRunId: `run-${nodeId}`,
    queuedAt: null,
    startedAt: null,
    completedAt: null,
    ...change,
  };
}

function poll(executionId: string, seq: number, change: Partial<PollBody> = {}): PollBody {
  return {
    ...summary,
    executionId,
    workflowId: "w",
    seq,
    nodeStates: [state("a"), state("b")],
    ...change,
  };
}

function update(seq: number, nodes: NodeState[], change: Partial<ExecutionSummary> = {}): RunEvent {
  return { type: "update", executionId: "x", seq, execution: { ...summary, ...change }, nodes };
}

const started = applyEvent(EMPTY, { type: "snapshot", executions: [poll("x", 3)] });

describe("a snapshot", () => {
  it("shows the newest execution with all its nodes in order", () => {
    expect(started.shown).toBe("x");
    expect(started.executions.x?.order).toEqual(["a", "b"]);
  });
  it("never takes back what a later update told", () => {
    const later = applyEvent(started, update(4, [state("a", { status: "COMPLETED" })]));
    const stale = applyEvent(later, { type: "snapshot", executions: [poll("x", 3)] });
    expect(stale.executions.x?.nodes.a?.status).toBe("COMPLETED");
  });
  it("fills a gap", () => {
    const gap = applyEvent(started, update(9, []));
    expect(gap.gap).toBe(true);
    const mended = applyEvent(gap, { type: "snapshot", executions: [poll("x", 9)] });
    expect([mended.gap, mended.executions.x?.seq]).toEqual([false, 9]);
  });
});

describe("an update", () => {
  it("changes the nodes it names and leaves the others as they are", () => {
    const next = applyEvent(
      started,
      update(4, [state("a", { status: "RUNNING", phase: "running" })]),
    );
    expect(next.executions.x?.nodes.a?.status).toBe("RUNNING");
    expect(next.executions.x?.nodes.b).toBe(started.executions.x?.nodes.b);
  });
  it("is ignored when it was heard before", () => {
    expect(applyEvent(started, update(3, [state("a", { status: "FAILED" })]))).toBe(started);
  });
  it("of an unknown execution opens it when it is its first, and asks when it is not", () => {
    const first: RunEvent = { ...update(1, [state("n")]), executionId: "y" } as RunEvent;
    expect(applyEvent(started, first).shown).toBe("y");
    const later: RunEvent = { ...update(5, [state("n")]), executionId: "y" } as RunEvent;
    expect(applyEvent(started, later).gap).toBe(true);
  });
  it("ends a node's progress with its run", () => {
    const progress: RunEvent = {
      type: "progress",
      executionId: "x",
      nodes: [{ nodeId: "a", progress: 0.5, step: 8, totalSteps: 16 }],
    };
    const working = applyEvent(started, progress);
    expect(working.executions.x?.progressOf.a?.step).toBe(8);
    const done = applyEvent(working, update(4, [state("a", { status: "COMPLETED" })]));
    expect(done.executions.x?.progressOf).toEqual({});
  });
});

it("moves a node that runs for each item of a list by the part of the item", () => {
  const item = { progress: 0, error: null, outputUrl: null, mediaType: null, text: null };
  const items = [
    { ...item, index: 0, status: "COMPLETED" as const },
    { ...item, index: 1, status: "RUNNING" as const },
    { ...item, index: 2, status: "RUNNING" as const },
    { ...item, index: 3, status: "PENDING" as const },
  ];
  const body = poll("x", 1, { nodeStates: [state("a", { status: "RUNNING", items })] });
  const tell = (place: number, progress: number): RunEvent => ({
    type: "progress",
    executionId: "x",
    nodes: [{ nodeId: "a", item: place, progress }],
  });
  const events = [
    { type: "snapshot", executions: [body] } as RunEvent,
    tell(1, 0.5),
    tell(2, 0.25),
  ];
  const after = events.reduce(applyEvent, EMPTY);
  const shares = { 1: 0.5, 2: 0.25 };
  expect(after.executions.x?.progressOf.a).toEqual({ progress: 1.75 / 4, shares });
});

it("progress of an execution nobody knows is no news", () => {
  const stray: RunEvent = { type: "progress", executionId: "z", nodes: [] };
  expect(applyEvent(started, stray)).toBe(started);
});

describe("words while they are written", () => {
  const begun = applyEvent(EMPTY, { type: "snapshot", executions: [poll("x", 1)] });
  const text = (at: number, words: string, item?: number): RunEvent => ({
    type: "text",
    executionId: "x",
    nodeId: "a",
    item,
    at,
    text: words,
  });
  const written = (...events: RunEvent[]) =>
    events.reduce(applyEvent, begun).executions.x?.textOf.a ?? null;

  it("stand one after the other", () => {
    expect(written(text(0, "Once "), text(5, "upon "), text(10, "a time"))).toBe(
      "Once upon a time",
    );
  });

  it("are taken whole by who came in the middle, and not before", () => {
    expect(written(text(5, "upon "))).toBe(null);
    expect(written(text(5, "upon "), text(0, "Once upon a"), text(11, " time"))).toBe(
      "Once upon a time",
    );
  });

  it("outlast a snapshot, and end with the node", () => {
    const snapshot: RunEvent = { type: "snapshot", executions: [poll("x", 2)] };
    expect(written(text(0, "Once"), snapshot)).toBe("Once");
    const nodes = [state("a", { status: "COMPLETED" })];
    const end: RunEvent = { type: "update", executionId: "x", seq: 2, execution: summary, nodes };
    expect(written(text(0, "Once"), end)).toBe(null);
  });
});
