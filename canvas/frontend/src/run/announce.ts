/** What a run does, in sentences for those who cannot see the cards. */
import type { NodeState, Question } from "../api/types";
import type { Execution } from "./applyEvent";
import { spoken } from "./spoken";
import { seconds } from "./status";

/** What is new since `before`, which may have been another run. */
export function announced(before: Execution | undefined, now: Execution): string[] {
  const known = before?.executionId === now.executionId ? before : undefined;
  const nodes = now.order.flatMap((id) => ofNode(known?.nodes[id], now.nodes[id]));
  if (!known && now.status === "RUNNING") return ["The run has started", ...nodes];
  return known?.status === now.status ? nodes : [...nodes, ending(now)];
}

function ofNode(before: NodeState | undefined, now: NodeState | undefined): string[] {
  if (now?.question && !before?.question) return [`${now.label} asks: ${asked(now.question)}`];
  if (!now || before?.status === now.status) return [];
  if (now.status === "RUNNING") return [`${now.label} is running`];
  if (now.status === "COMPLETED")
    return [`${now.label} ${now.cached ? "came from the cache" : "is completed"}`];
  if (now.status === "FAILED")
    return [`${now.label} failed: ${now.error ?? "the cause is unknown"}`];
  return [];
}

function asked({ kind, message }: Question): string {
  return message || (kind === "approve" ? "Approve or reject" : "Choose some of these");
}

function ending({ status, startedAt, createdAt, completedAt, credits }: Execution): string {
  const took = seconds(startedAt ?? createdAt, completedAt);
  const after = took === null ? "" : ` after ${spoken(took)}`;
  const word = { COMPLETED: "is completed", FAILED: "failed", CANCELLED: "was stopped" };
  if (status === "RUNNING") return "The run goes on";
  return `The run ${word[status]}${after}, ${credits.charged} credits`;
}
