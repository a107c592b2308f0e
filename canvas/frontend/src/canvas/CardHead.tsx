import type { NodeState, NodeType } from "../api/types";
import { type CardData, frozenOf, type SubgraphData } from "../graph/document";
import { CardName } from "./CardName";
import { Glyph } from "./Glyph";
import css from "./NodeCard.module.css";
import { StatePill } from "./StatePill";

interface Props {
  id: string;
  data: CardData | SubgraphData;
  type: NodeType | undefined;
  state: NodeState | undefined;
}

/** Glyph, the node's own name, its type, and the pill that tells its state. */
export function CardHead({ id, data, type, state }: Props) {
  return (
    <header className={css.head}>
      <Glyph type={type} />
      <div className={css.names}>
        <CardName id={id} label={data.label} />
        <span>{type?.label ?? data.nodeType}</span>
      </div>
      <StatePill
        id={id}
        mode={data.mode}
        frozen={Boolean(frozenOf(data))}
        type={type}
        state={state}
      />
    </header>
  );
}
