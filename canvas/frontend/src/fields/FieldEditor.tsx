import type { Edge } from "@xyflow/react";
import { Info, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useShallow } from "zustand/shallow";
import type { Field, Json } from "../api/types";
import { isChanged } from "../graph/fields";
import { useEditor } from "../store/editor";
import { useFieldFindings } from "../store/findings";
import { EDITORS } from "./editors";
import css from "./Field.module.css";
import { FieldFindings } from "./FieldFindings";
import { LinkedField } from "./LinkedField";
import { PaintMask } from "./PaintMask";

interface Props {
  nodeId: string;
  field: Field;
  value?: Json;
}

// Where a description says what to write, it is read before writing.
const WRITTEN = new Set(["text", "textarea", "json"]);

/** The right editor for a field; a linked one only says where its value comes from. */
export function FieldEditor({ nodeId, field, value }: Props) {
  const setField = useEditor((editor) => editor.setField);
  const edges = useLinks(nodeId, field.key);
  const findings = useFieldFindings(nodeId, field.key);
  const [explained, setExplained] = useState(WRITTEN.has(field.widget));
  const Editor = EDITORS[field.widget];
  const id = `field-${nodeId}-${field.key}`;
  const linked = edges.length > 0;
  const empty = findings.some(({ rule, tone }) => rule === "missing_input" && tone === "warn");
  if (!Editor && !linked) return null;
  return (
    <div className={css.field} data-widget={linked ? undefined : field.widget}>
      <div className={css.label}>
        <label htmlFor={id}>{field.label}</label>
        {empty && <em>needed</em>}
        {!linked && isChanged(field, value) && field.default !== null && (
          <Reset field={field} onReset={() => setField(nodeId, field, null)} />
        )}
        {field.description && (
          <button
            type="button"
            className={css.info}
            aria-label={`About ${field.label}`}
            aria-expanded={explained}
            title={field.description}
            onClick={() => setExplained(!explained)}
          >
            <Info size={12} />
          </button>
        )}
      </div>
      {linked || !Editor ? (
        <LinkedField field={field} edges={edges} />
      ) : (
        <Editor
          id={id}
          nodeId={nodeId}
          field={field}
          value={value ?? field.default}
          onChange={(changed) => setField(nodeId, field, changed)}
        />
      )}
      {field.widget === "mask" && !linked && <PaintMask nodeId={nodeId} field={field} />}
      <FieldFindings findings={empty ? [] : findings} />
      {explained && <p className={css.hint}>{field.description}</p>}
    </div>
  );
}

/** A dot on what differs from its default; under the pointer it offers the way back. */
function Reset({ field, onReset }: { field: Field; onReset(): void }) {
  const back = `Reset ${field.label} to ${String(field.default) || "nothing"}`;
  return (
    <button type="button" className={css.reset} aria-label={back} title={back} onClick={onReset}>
      <RotateCcw size={11} />
    </button>
  );
}

export function useLinks(nodeId: string, key: string): Edge[] {
  return useEditor(
    useShallow((editor) =>
      editor.edges.filter(
        ({ target, targetHandle }) => target === nodeId && targetHandle === `in-${key}`,
      ),
    ),
  );
}
