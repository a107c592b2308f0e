/** What runs, and what ran. Kept apart from the graph: progress never renders the canvas anew. */
import { create } from "zustand";
import type { NodeState, PollBody } from "../api/types";
import type { CardNode } from "../graph/document";
import { originOf } from "../graph/flow";
import { prefixOf } from "../graph/levels";
import { inside, stateOf } from "../run/aggregate";
import {
  applyEvent,
  EMPTY,
  type Execution,
  fromPoll,
  type Progress,
  type RunEvent,
  type RunState,
} from "../run/applyEvent";
import type { Preview } from "../run/preview";
import { useEditor, usePrefix } from "./editor";

interface Runs extends RunState {
  connected: boolean;
  previews: Record<string, string>;
  apply(events: RunEvent[]): void;
  setPreview(preview: Preview): void;
  setConnected(connected: boolean): void;
  show(body: PollBody): void;
}

export const useRuns = create<Runs>((set, get) => ({
  ...EMPTY,
  connected: false,
  previews: {},
  apply: (events) => {
    const before = get();
    const next = events.reduce<RunState>(applyEvent, before);
    if (next.shown !== before.shown) forget(before.previews);
    set({ ...next, previews: next.shown === before.shown ? before.previews : {} });
  },
  setPreview: (preview) => {
    if (preview.executionId !== get().shown) return;
    const key = previewKey(preview.nodeId, preview.item);
    const old = get().previews[key];
    if (old) release(old);
    const url = URL.createObjectURL(preview.image);
    set({ previews: { ...get().previews, [key]: url } });
  },
  setConnected: (connected) => set({ connected }),
  show: (body) => {
    forget(get().previews);
    const executions = { ...get().executions, [body.executionId]: fromPoll(body) };
    set({ executions, shown: body.executionId, previews: {} });
  },
}));

function forget(previews: Record<string, string>): void {
  Object.values(previews).forEach(release);
}

/** Not at once: a picture that has just been put on the page may not have been read yet. */
function release(url: string): void {
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

function previewKey(nodeId: string, item?: number): string {
  return item === undefined ? nodeId : `${nodeId}#${item}`;
}

export function useShown(): Execution | undefined {
  return useRuns((runs) => (runs.shown ? runs.executions[runs.shown] : undefined));
}

export function useNodeState(id: string): NodeState | undefined {
  const whole = usePrefix() + id;
  return useRuns((runs) =>
    runs.shown ? stateOf(runs.executions[runs.shown]?.nodes, whole) : undefined,
  );
}

/** The states of the run that is shown, by the ids of the open level. */
export function levelStates(): Record<string, NodeState | undefined> {
  const { shown, executions } = useRuns.getState();
  const { nodes, outer } = useEditor.getState();
  const states = shown ? executions[shown]?.nodes : undefined;
  const of = ({ id }: CardNode) => [id, stateOf(states, prefixOf(outer) + id)];
  return Object.fromEntries(nodes.map(of));
}

export function useProgress(id: string): Progress | undefined {
  const whole = usePrefix() + id;
  return useRuns((runs) => {
    const execution = runs.shown ? runs.executions[runs.shown] : undefined;
    return execution?.progressOf[working(execution, whole)];
  });
}

/** What the node has written so far. */
export function useText(id: string): string {
  const whole = usePrefix() + id;
  return useRuns((runs) => {
    const execution = runs.shown ? runs.executions[runs.shown] : undefined;
    return execution?.textOf[working(execution, whole)] ?? "";
  });
}

export function usePreview(id: string, item?: number): string | undefined {
  const whole = usePrefix() + id;
  return useRuns((runs) => {
    const execution = runs.shown ? runs.executions[runs.shown] : undefined;
    return runs.previews[previewKey(execution ? working(execution, whole) : whole, item)];
  });
}

/** The node itself, or the one that works inside it. */
function working(execution: Execution, id: string): string {
  if (execution.nodes[id]) return id;
  const found = inside(execution.nodes, id).find(({ status }) => status === "RUNNING");
  return found?.nodeId ?? id;
}

/** What a waiting node waits for: its place in line, or the node before it. */
export function useWaitingFor(id: string): string {
  const prefix = usePrefix();
  const before = useEditor((editor) =>
    editor.edges
      .filter((edge) => edge.target === id)
      .map((edge) => prefix + (originOf(editor, edge)?.node.id ?? edge.source))
      .join(" "),
  );
  return useRuns((runs) => {
    const execution = runs.shown ? runs.executions[runs.shown] : undefined;
    if (stateOf(execution?.nodes, prefix + id)?.phase === "queued")
      return inLine(execution?.queuePosition ?? null);
    const open = before.split(" ").map((source) => stateOf(execution?.nodes, source));
    const first = open.find((state) => state && state.status !== "COMPLETED");
    return first ? `Waiting for ${first.label}` : "Waiting";
  });
}

function inLine(place: number | null): string {
  if (!place || place === 1) return "Next in line";
  const ending = { 2: "nd", 3: "rd" }[place] ?? "th";
  return `${place}${ending} in line`;
}
