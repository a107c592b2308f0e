import { TriangleAlert } from "lucide-react";
import css from "./Detail.module.css";
import type { RunProps } from "./RunDetail";

/** Why a run failed, and whether it was paid for. */
export function RunTrouble({ run, body }: RunProps) {
  if (run.status !== "FAILED") return null;
  const failed = body.nodeStates.find((state) => state.status === "FAILED");
  const { charged } = body.credits;
  return (
    <div className={css.trouble} role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <div>
        <strong>{failed ? `${failed.label} failed` : "It failed"}</strong>
        <p>{failed?.error ?? body.error}</p>
        <small>
          {charged === 0
            ? "Nothing was charged."
            : `${charged} cr for the steps before it; the failed step was not charged.`}
        </small>
      </div>
    </div>
  );
}
