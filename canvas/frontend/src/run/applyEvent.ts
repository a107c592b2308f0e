/** `(state, event) → state`: what the socket says becomes what the page knows. */
import type { ExecutionSummary, NodeState, PollBody } from "../api/types";

export interface Progress {
  progress: number;
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
      nodes: ({ nodeId: string } & Progress)[];
    }
  | { type: "pong" };

export const EMPTY: RunState = { executions: {}, shown: null, gap: false };

export function applyEvent(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case "snapshot":
      return applySnapshot(state, event.executions);
    case "update":
      return applyUpdate(state, event);
    case "progress":
      return applyProgress(state, event);
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
  };
}

function applySnapshot(state: RunState, bodies: PollBody[]): RunState {
  const executions = { ...state.executions };
  for (const body of bodies) {
    const known = executions[body.executionId];
    // A snapshot may have been read before an update that already arrived.
    if (!known || known.seq <= body.seq) executions[body.executionId] = fromPoll(body);
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
  for (const node of event.nodes) {
    nodes[node.nodeId] = node;
    if (node.status !== "RUNNING") delete progressOf[node.nodeId];
  }
  const execution: Execution = {
    ...event.execution,
    executionId: event.executionId,
    seq: event.seq,
    nodes,
    order: known?.order ?? event.nodes.map((node) => node.nodeId),
    progressOf,
  };
  return {
    ...state,
    executions: { ...state.executions, [event.executionId]: execution },
    // A new execution takes the canvas: whoever started it, it is what happens now.
    shown: known ? state.shown : event.executionId,
  };
}

function applyProgress(state: RunState, event: Extract<RunEvent, { type: "progress" }>): RunState {
  const known = state.executions[event.executionId];
  if (!known) return state;
  const progressOf = { ...known.progressOf };
  for (const { nodeId, ...progress } of event.nodes) progressOf[nodeId] = progress;
  return {
    ...state,
    executions: { ...state.executions, [event.executionId]: { ...known, progressOf } },
  };
}
