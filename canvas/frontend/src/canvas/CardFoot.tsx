import type { NodeState, NodeType } from "../api/types";
import css from "./NodeCard.module.css";

interface Props {
  type: NodeType;
  state: NodeState | undefined;
  frozen?: boolean;
}

/** The price and the expected time; after a run, what it really cost. */
export function CardFoot({ type, state, frozen }: Props) {
  if (type.credits === 0) return null;
  const spent = state?.status === "COMPLETED" ? state.credits : null;
  const expected = type.latencySeconds && Math.max(1, Math.ceil(type.latencySeconds[1]));
  return (
    <footer className={css.foot}>
      <span>
        {frozen
          ? "0 cr, frozen"
          : state?.cached
            ? "0 cr, from the cache"
            : `${spent ?? type.creditsPerRun} cr`}
      </span>
      <span>{expected && !frozen ? `about ${expected} s` : type.maker}</span>
    </footer>
  );
}
