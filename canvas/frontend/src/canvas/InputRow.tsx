import { Handle, Position } from "@xyflow/react";
import type { Field, Json } from "../api/types";
import { useEditor } from "../store/editor";
import css from "./NodeCard.module.css";
import { PortMark } from "./PortMark";

/** An input port on the row of its own field; a linked one names where its value comes from. */
export function InputRow({ nodeId, field, value }: { nodeId: string; field: Field; value?: Json }) {
  const sources = useEditor((editor) =>
    editor.edges
      .filter((edge) => edge.target === nodeId && edge.targetHandle === `in-${field.key}`)
      .map((edge) => editor.nodes.find((node) => node.id === edge.source)?.data.label ?? "")
      .join(", "),
  );
  const shown = sources || literal(value ?? field.default);
  return (
    <div className={css.row}>
      <Handle
        id={`in-${field.key}`}
        type="target"
        position={Position.Left}
        className={css.handle}
        aria-label={`Input ${field.label}, ${field.type.toLowerCase()}`}
      >
        <PortMark type={field.type} hollow={!sources} />
      </Handle>
      <span>
        {field.label}
        {field.required && !shown && <em className={css.required}> needed</em>}
      </span>
      <span className={css.value} data-linked={sources ? true : undefined}>
        {shown}
      </span>
    </div>
  );
}

function literal(value: Json | undefined): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "object") return "assetId" in value ? "Uploaded" : "JSON";
  return String(value);
}
