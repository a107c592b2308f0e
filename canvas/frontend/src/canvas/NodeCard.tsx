import { type NodeProps, useStore } from "@xyflow/react";
import { memo } from "react";
import { type Card, frozenOf, type Subgraph } from "../graph/document";
import { cardFields } from "../graph/fields";
import { typeOf } from "../graph/typeOf";
import { lookOf } from "../run/status";
import { useCatalogue } from "../store/catalogue";
import { useProblem } from "../store/findings";
import { useNodeState } from "../store/runs";
import { CardFoot } from "./CardFoot";
import { CardHead } from "./CardHead";
import { CardNotes } from "./CardNotes";
import { InputRow } from "./InputRow";
import css from "./NodeCard.module.css";
import { OutputRow } from "./OutputRow";
import { Preview } from "./Preview";

const FAR = 0.45;

/** One card draws every node type; what it shows comes from the catalogue. */
export const NodeCard = memo(function NodeCard({
  id,
  type: kind,
  data,
  selected,
}: NodeProps<Card | Subgraph>) {
  const type = useCatalogue(({ types }) => typeOf(types, { type: kind, data }));
  const state = useNodeState(id);
  const problem = useProblem(id);
  const far = useStore((flow) => flow.transform[2] < FAR);
  const look = lookOf(state);
  const said = data.mode !== "active" ? data.mode : frozenOf(data) ? "frozen" : look;
  const rows = type ? cardFields(type) : [];
  return (
    <article
      className={css.card}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys act on the card that has the focus
      tabIndex={0}
      data-look={look}
      data-mode={data.mode}
      data-kind={kind}
      data-frozen={frozenOf(data) ? "" : undefined}
      data-collapsed={data.collapsed || undefined}
      data-selected={selected || undefined}
      data-far={far || undefined}
      aria-label={`${data.label}, ${type?.label ?? data.nodeType}, ${said}${selected ? ", selected" : ""}`}
    >
      <CardHead id={id} data={data} type={type} state={state} />
      {!data.collapsed && <Preview id={id} type={type} config={data.config} state={state} />}
      <div className={css.rows}>
        {rows.map((field) => (
          <InputRow key={field.key} nodeId={id} field={field} value={data.config[field.key]} />
        ))}
        {type?.outputs.map((output) => (
          <OutputRow key={output.key} nodeId={id} output={output} />
        ))}
      </div>
      {!data.collapsed && <CardNotes state={state} problem={problem} type={type} />}
      {!data.collapsed && type && (
        <CardFoot type={type} state={state} frozen={Boolean(frozenOf(data))} />
      )}
    </article>
  );
});
