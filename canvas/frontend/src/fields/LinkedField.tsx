import type { Edge } from "@xyflow/react";
import { LocateFixed, Unlink } from "lucide-react";
import type { Field } from "../api/types";
import { useGoTo } from "../canvas/goTo";
import { PortMark } from "../canvas/PortMark";
import { originOf } from "../graph/flow";
import { useEditor } from "../store/editor";
import css from "./Linked.module.css";

/** What feeds a field, with the way there and the way out of it. */
export function LinkedField({ field, edges }: { field: Field; edges: Edge[] }) {
  return (
    <ul className={css.linked}>
      {edges.map((edge) => (
        <Source key={edge.id} field={field} edge={edge} />
      ))}
    </ul>
  );
}

function Source({ field, edge }: { field: Field; edge: Edge }) {
  const source = useEditor((editor) => originOf(editor, edge)?.node);
  const removeEdge = useEditor((editor) => editor.removeEdge);
  const goTo = useGoTo();
  const label = source?.data.label ?? "A node";
  return (
    <li>
      <PortMark type={field.type} hollow={false} />
      <span>{label}</span>
      <small>linked</small>
      <button
        type="button"
        aria-label={`Go to ${label}`}
        onClick={() => goTo(source?.id ?? edge.source)}
      >
        <LocateFixed size={14} />
      </button>
      <button
        type="button"
        aria-label={`Unlink ${field.label} from ${label}`}
        onClick={() => removeEdge(edge.id)}
      >
        <Unlink size={14} />
      </button>
    </li>
  );
}
