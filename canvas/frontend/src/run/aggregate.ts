/** What a subgraph's card shows of the nodes inside: one state for all of them. */
import type { NodeState, NodeStatus } from "../api/types";

type States = Record<string, NodeState>;

// A record of states is replaced when one changes, not with progress: what it says is kept with it.
const known = new WeakMap<States, Map<string, NodeState | undefined>>();

/** The state of a node, or of all that are inside the one of that id. */
export function stateOf(states: States | undefined, id: string): NodeState | undefined {
  if (!states || states[id]) return states?.[id];
  let kept = known.get(states);
  if (!kept) {
    kept = new Map();
    known.set(states, kept);
  }
  if (!kept.has(id)) kept.set(id, aggregate(id, inside(states, id)));
  return kept.get(id);
}

export function inside(states: States, id: string): NodeState[] {
  return Object.values(states).filter(({ nodeId }) => nodeId.startsWith(`${id}__`));
}

function aggregate(id: string, states: NodeState[]): NodeState | undefined {
  const [first] = states;
  if (!first) return undefined;
  const failed = states.find(({ status }) => status === "FAILED");
  const shown = states.filter(({ status }) => status === "COMPLETED").sort(byEnd);
  const pictured = shown.findLast(({ outputUrl }) => outputUrl) ?? shown.at(-1);
  const status = overall(states);
  // What came from the cache says when it was made, perhaps long before this run.
  const ran = states.filter(({ cached }) => !cached);
  const times = (key: "startedAt" | "completedAt") =>
    (ran.length > 0 ? ran : states).flatMap((one) => one[key] ?? []).sort();
  const done = states.reduce((sum, one) => sum + (isOver(one) ? 1 : one.progress), 0);
  return {
    ...first,
    nodeId: id,
    label: pictured?.label ?? first.label,
    nodeType: "subgraph",
    status,
    phase: status === "RUNNING" ? "running" : status === "PENDING" ? first.phase : null,
    progress: done / states.length,
    error: failed ? `${failed.label}: ${failed.error ?? ""}` : null,
    code: failed?.code ?? null,
    outputUrl: pictured?.outputUrl ?? null,
    outputUrls: pictured?.outputUrls ?? [],
    outputTypes: pictured?.outputTypes ?? [],
    mediaType: pictured?.mediaType ?? null,
    json: pictured?.json ?? null,
    text: pictured?.text ?? null,
    cached: states.every(({ cached }) => cached),
    credits: states.reduce((sum, { credits }) => sum + credits, 0),
    seed: null,
    items: [],
    question: null,
    decision: null,
    warnings: states.flatMap(({ warnings }) => warnings),
    startedAt: times("startedAt")[0] ?? null,
    completedAt: status === "RUNNING" ? null : (times("completedAt").at(-1) ?? null),
  };
}

function overall(states: NodeState[]): NodeStatus {
  const has = (status: NodeStatus) => states.some((state) => state.status === status);
  if (has("FAILED")) return "FAILED";
  if (has("CANCELLED")) return "CANCELLED";
  if (has("RUNNING")) return "RUNNING";
  if (has("PENDING")) return states.some(isOver) ? "RUNNING" : "PENDING";
  return has("COMPLETED") ? "COMPLETED" : "SKIPPED";
}

function isOver({ status }: NodeState): boolean {
  return status !== "PENDING" && status !== "RUNNING";
}

function byEnd(one: NodeState, other: NodeState): number {
  return (one.completedAt ?? "").localeCompare(other.completedAt ?? "");
}
