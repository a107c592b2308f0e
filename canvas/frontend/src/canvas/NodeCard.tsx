import { type NodeProps, useStore } from "@xyflow/react";
import { memo } from "react";
import type { CardNode } from "../graph/document";
import { lookOf } from "../run/status";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
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
export const NodeCard = memo(function NodeCard({ id, data, selected }: NodeProps<CardNode>) {
  const type = useCatalogue((catalogue) => catalogue.types[data.nodeType]);
  const state = useNodeState(id);
  const problem = useEditor((editor) => editor.problems[id]);
  const far = useStore((flow) => flow.transform[2] < FAR);
  const look = lookOf(state);
  const said = data.mode === "active" ? look : data.mode;
  const rows = type?.inputs.filter((field) => field.isPort) ?? [];
  return (
    <article
      className={css.card}
      data-look={look}
      data-mode={data.mode}
      data-selected={selected || undefined}
      data-far={far || undefined}
      aria-label={`${data.label}, ${type?.label ?? data.nodeType}, ${said}`}
    >
      <CardHead id={id} data={data} type={type} state={state} />
      <Preview id={id} type={type} config={data.config} state={state} />
      <div className={css.rows}>
        {rows.map((field) => (
          <InputRow key={field.key} nodeId={id} field={field} value={data.config[field.key]} />
        ))}
        {type?.outputs.map((output) => (
          <OutputRow key={output.key} nodeId={id} output={output} />
        ))}
      </div>
      <CardNotes state={state} problem={problem} type={type} />
      {type && <CardFoot type={type} state={state} />}
    </article>
  );
});
