import type { NodeState, NodeType } from "../api/types";
import type { CardData } from "../graph/document";
import { lookOf, pillText } from "../run/status";
import { useProgress } from "../store/runs";
import { Glyph } from "./Glyph";
import css from "./NodeCard.module.css";

interface Props {
  id: string;
  data: CardData;
  type: NodeType | undefined;
  state: NodeState | undefined;
}

/** Glyph, the node's own name, its type, and the pill that tells its state. */
export function CardHead({ id, data, type, state }: Props) {
  return (
    <header className={css.head}>
      <Glyph type={type} />
      <div className={css.names}>
        <strong>{data.label}</strong>
        <span>{type?.label ?? data.nodeType}</span>
      </div>
      {data.mode === "active" ? (
        <StatePill id={id} type={type} state={state} />
      ) : (
        <span className={css.pill}>{data.mode === "muted" ? "Muted" : "Bypassed"}</span>
      )}
    </header>
  );
}

function StatePill({ id, type, state }: Omit<Props, "data">) {
  const progress = useProgress(id);
  const look = lookOf(state);
  // An input or a preview that was "computed" in no time tells nobody anything.
  const works = type?.kind === "model" || type?.kind === "utility";
  if (look === "idle" || (!works && look !== "failed")) return null;
  return (
    <span className={css.pill} data-look={look}>
      {pillText(state, progress?.progress ?? state?.progress ?? 0)}
    </span>
  );
}
