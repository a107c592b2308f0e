import { Handle, Position } from "@xyflow/react";
import type { Field, Json } from "../api/types";
import { useEditor } from "../store/editor";
import { useUnfit } from "../store/linking";
import { useNodeState } from "../store/runs";
import css from "./NodeCard.module.css";
import { PortMark } from "./PortMark";
import { TypeIcon } from "./TypeIcon";

/** An input port on the row of its own field; a linked one names where its value comes from. */
export function InputRow({ nodeId, field, value }: { nodeId: string; field: Field; value?: Json }) {
  const sources = useEditor((editor) =>
    editor.edges
      .filter((edge) => edge.target === nodeId && edge.targetHandle === `in-${field.key}`)
      .map((edge) => editor.nodes.find((node) => node.id === edge.source)?.data.label ?? "")
      .join(", "),
  );
  const unfit = useUnfit(nodeId, field, "target");
  const own = literal(value ?? field.default);
  return (
    <div className={css.row} data-unfit={unfit || undefined}>
      <Handle
        id={`in-${field.key}`}
        type="target"
        position={Position.Left}
        className={css.handle}
        role="img"
        aria-label={`Input ${field.label}, ${field.type.toLowerCase()}`}
      >
        <PortMark type={field.type} hollow={!sources} />
      </Handle>
      <span>
        {field.label}
        {field.required && !sources && !own && <em className={css.required}> needed</em>}
      </span>
      {sources ? (
        <span className={css.value} data-linked="">
          <TypeIcon type={field.type} size={12} /> {sources}
        </span>
      ) : (
        <span className={css.value}>
          {own || (field.widget === "seed" ? <Drawn nodeId={nodeId} /> : "")}
        </span>
      )}
    </div>
  );
}

/** A seed that is drawn anew each run: the last one drawn is worth showing. */
function Drawn({ nodeId }: { nodeId: string }) {
  const used = useNodeState(nodeId)?.seed ?? null;
  return used === null ? <em>random</em> : <em title="Drawn for this run">{used}</em>;
}

function literal(value: Json | undefined): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "object") return "assetId" in value ? "Uploaded" : "JSON";
  return String(value);
}
