/** What a node's state is called, and how it is coloured. */
import type { ItemState, NodeState } from "../api/types";

export type Look = "idle" | "queued" | "running" | "cached" | "done" | "failed" | "skipped";

export function lookOf(state: NodeState | undefined): Look {
  if (!state) return "idle";
  if (state.status === "COMPLETED") return state.cached ? "cached" : "done";
  if (state.status === "FAILED") return "failed";
  if (state.status === "SKIPPED" || state.status === "CANCELLED") return "skipped";
  return state.status === "RUNNING" ? "running" : "queued";
}

export const COLOURS: Record<Look, string> = {
  idle: "var(--st-idle)",
  queued: "var(--st-queued)",
  running: "var(--st-running)",
  cached: "var(--st-cached)",
  done: "var(--st-done)",
  failed: "var(--st-failed)",
  skipped: "var(--st-bypassed)",
};

export function seconds(from: string | null, to: string | null): number | null {
  if (!from || !to) return null;
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

/** 0.4 s, 12 s, 1:05. */
export function duration(value: number): string {
  if (value < 9.95) return `${value.toFixed(1)} s`;
  if (value < 60) return `${Math.round(value)} s`;
  const whole = Math.round(value);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A hosted model says where it stands, not how far it is. */
function working(state: NodeState | undefined, progress: number, before?: number | null): string {
  if (state?.items.length) return ofItems(state.items);
  if (before) return `${before} before it`;
  const local = !state?.route || state.route.startsWith("local:");
  return local || progress ? `${Math.round(progress * 100)}%` : "Working";
}

/** "3 of 8": of the items of a list, how many are through. */
export function ofItems(items: ItemState[]): string {
  const over = items.filter(({ status }) => status !== "PENDING" && status !== "RUNNING");
  return `${over.length} of ${items.length}`;
}

export function pillText(
  state: NodeState | undefined,
  progress: number,
  before?: number | null,
): string {
  switch (lookOf(state)) {
    case "queued":
      return state?.phase === "queued" ? "Queued" : "Waiting";
    case "running":
      if (state?.question) return "Asks you";
      return working(state, progress, before);
    case "cached":
      return "Cached";
    case "done":
      return duration(seconds(state?.startedAt ?? null, state?.completedAt ?? null) ?? 0);
    case "failed":
      return "Failed";
    case "skipped":
      return state?.status === "CANCELLED" ? "Stopped" : "Skipped";
    case "idle":
      return "";
  }
}
