import type { NodeState, NodeType } from "../api/types";
import css from "./NodeCard.module.css";

/** The price and the expected time; after a run, what it really cost. */
export function CardFoot({ type, state }: { type: NodeType; state: NodeState | undefined }) {
  if (type.credits === 0) return null;
  const spent = state?.status === "COMPLETED" ? state.credits : null;
  const expected = type.latencySeconds && Math.max(1, Math.ceil(type.latencySeconds[1]));
  return (
    <footer className={css.foot}>
      <span>{state?.cached ? "0 cr, from the cache" : `${spent ?? type.credits} cr`}</span>
      <span>{expected ? `about ${expected} s` : type.maker}</span>
    </footer>
  );
}
