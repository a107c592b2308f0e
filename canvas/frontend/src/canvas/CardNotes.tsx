import { CircleAlert, RotateCw, TriangleAlert } from "lucide-react";
import type { Decision, NodeState, NodeType } from "../api/types";
import { NEEDS } from "../graph/availability";
import { retry } from "../run/actions";
import css from "./NodeCard.module.css";

interface Props {
  state: NodeState | undefined;
  problem: string | undefined;
  type: NodeType | undefined;
}

/** What went wrong, what to know, and what is missing: in sentences, on the card itself. */
export function CardNotes({ state, problem, type }: Props) {
  const failed = state?.status === "FAILED";
  const needs = type && NEEDS[type.availability];
  return (
    <>
      {problem && <Note tone="danger">{problem}</Note>}
      {failed && (
        <Note tone="danger">
          <strong>{state.error}</strong> {type?.credits ? charged(state.credits) : ""}
          <button type="button" className={`${css.retry} nodrag`} onClick={() => void retry()}>
            <RotateCw size={13} aria-hidden="true" /> Retry
          </button>
        </Note>
      )}
      {state?.decision && <p className={css.decided}>{decided(state.decision)}</p>}
      {state?.warnings.map((warning) => (
        <Note key={warning} tone="warn">
          {warning}
        </Note>
      ))}
      {needs && <Note tone="warn">{needs}</Note>}
      {!type && <Note tone="danger">This server does not know this node type</Note>}
    </>
  );
}

function decided({ approve, choose, by }: Decision): string {
  if (choose) return `${by} chose ${choose.length}`;
  return `${approve ? "Approved" : "Rejected"} by ${by}`;
}

function charged(credits: number): string {
  return credits === 0 ? "You were not charged." : `It cost ${credits} cr.`;
}

function Note({ tone, children }: { tone: "danger" | "warn"; children: React.ReactNode }) {
  const Icon = tone === "danger" ? CircleAlert : TriangleAlert;
  return (
    <p className={css.note} data-tone={tone} role={tone === "danger" ? "alert" : undefined}>
      <Icon size={14} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
