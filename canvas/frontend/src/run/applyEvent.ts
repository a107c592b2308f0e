/** `(state, event) → state`: what the socket says becomes what the page knows. */
import type { ExecutionSummary, NodeState, NodeStatus, PollBody } from "../api/types";

export interface Progress {
  progress: number;
  /** Of a node that runs for each item of a list, how far each is. */
  shares?: Record<number, number>;
  step?: number;
  totalSteps?: number;
  secondsLeft?: number | null;
  /** How many go before it in its provider's queue. */
  providerPosition?: number | null;
}

export interface Execution extends ExecutionSummary {
  executionId: string;
  seq: number;
  nodes: Record<string, NodeState>;
  order: string[];
  progressOf: Record<string, Progress>;
  /** What nodes have written so far; their results follow. */
  textOf: Record<string, string>;
}

export interface RunState {
  executions: Record<string, Execution>;
  /** The execution whose states the cards show. */
  shown: string | null;
  /** An event was missed: ask for a snapshot. */
  gap: boolean;
}

export type RunEvent =
  | { type: "snapshot"; executions: PollBody[] }
  | {
      type: "update";
      executionId: string;
      seq: number;
      execution: ExecutionSummary;
      nodes: NodeState[];
    }
  | {
      type: "progress";
      executionId: string;
      nodes: ({ nodeId: string; item?: number } & Progress)[];
    }
  | { type: "text"; executionId: string; nodeId: string; item?: number; at: number; text: string }
  | { type: "pong" };

export function isOver(status: NodeStatus): boolean {
  return status !== "PENDING" && status !== "RUNNING";
}

export const EMPTY: RunState = { executions: {}, shown: null, gap: false };

export function applyEvent(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case "snapshot":
      return applySnapshot(state, event.executions);
    case "update":
      return applyUpdate(state, event);
    case "progress":
      return applyProgress(state, event);
    case "text":
      return applyText(state, event);
    case "pong":
      return state;
  }
}

export function fromPoll(body: PollBody): Execution {
  const { nodeStates, ...summary } = body;
  return {
    ...summary,
    nodes: Object.fromEntries(nodeStates.map((node) => [node.nodeId, node])),
    order: nodeStates.map((node) => node.nodeId),
    progressOf: {},
    textOf: {},
  };
}

function applySnapshot(state: RunState, bodies: PollBody[]): RunState {
  const executions = { ...state.executions };
  for (const body of bodies) {
    const known = executions[body.executionId];
    // A snapshot may have been read before an update that already arrived.
    if (!known || known.seq <= body.seq)
      executions[body.executionId] = { ...fromPoll(body), textOf: known?.textOf ?? {} };
  }
  const newest = bodies[0]?.executionId ?? null;
  const running = state.shown && executions[state.shown]?.status === "RUNNING";
  return { executions, shown: running ? state.shown : (newest ?? state.shown), gap: false };
}

function applyUpdate(state: RunState, event: Extract<RunEvent, { type: "update" }>): RunState {
  const known = state.executions[event.executionId];
  if (!known && event.seq > 1) return { ...state, gap: true };
  if (known && event.seq <= known.seq) return state;
  if (known && event.seq > known.seq + 1) return { ...state, gap: true };
  const nodes = { ...known?.nodes };
  const progressOf = { ...known?.progressOf };
  const textOf = { ...known?.textOf };
  for (const node of event.nodes) {
    nodes[node.nodeId] = node;
    if (node.status === "RUNNING") continue;
    delete progressOf[node.nodeId];
    delete textOf[node.nodeId];
  }
  const execution: Execution = {
    ...event.execution,
    executionId: event.executionId,
    seq: event.seq,
    nodes,
    order: known?.order ?? event.nodes.map((node) => node.nodeId),
    progressOf,
    textOf,
  };
  return {
    ...state,
    executions: { ...state.executions, [event.executionId]: execution },
    // A new execution takes the canvas: whoever started it, it is what happens now.
    shown: known ? state.shown : event.executionId,
  };
}

/** What one item has done moves the whole of them by its part. */
function ofItem(
  state: NodeState | undefined,
  before: Progress | undefined,
  item: number,
  { progress }: Progress,
): Progress {
  const shares = { ...before?.shares, [item]: progress };
  const items = state?.items ?? [];
  const done = items.reduce(
    (sum, one) => sum + (isOver(one.status) ? 1 : (shares[one.index] ?? one.progress)),
    0,
  );
  return { progress: items.length ? done / items.length : progress, shares };
}

function applyProgress(state: RunState, event: Extract<RunEvent, { type: "progress" }>): RunState {
  const known = state.executions[event.executionId];
  if (!known) return state;
  const progressOf = { ...known.progressOf };
  for (const { nodeId, item, ...progress } of event.nodes) {
    const state = known.nodes[nodeId];
    const of = item === undefined ? progress : ofItem(state, progressOf[nodeId], item, progress);
    progressOf[nodeId] = of;
  }
  return {
    ...state,
    executions: { ...state.executions, [event.executionId]: { ...known, progressOf } },
  };
}

/** New words stand from the place `at` on. Who came in mid-text waits until all of it is told. */
function applyText(state: RunState, event: Extract<RunEvent, { type: "text" }>): RunState {
  const known = state.executions[event.executionId];
  const before = known?.textOf[event.nodeId] ?? "";
  if (!known || event.item !== undefined || event.at > before.length) return state;
  const textOf = { ...known.textOf, [event.nodeId]: before.slice(0, event.at) + event.text };
  return {
    ...state,
    executions: { ...state.executions, [event.executionId]: { ...known, textOf } },
  };
}
