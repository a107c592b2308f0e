import type { Json, NodeType } from "../api/types";
import { useEditor } from "../store/editor";
import css from "./NodeCard.module.css";

interface Props {
  id: string;
  type: NodeType;
  config: Record<string, Json>;
}

/** The prompt is typed on the card itself; it grows with the text. */
export function PromptField({ id, type, config }: Props) {
  const setField = useEditor((editor) => editor.setField);
  const field = type.inputs[0];
  if (!field) return null;
  const value = config[field.key];
  return (
    <textarea
      className={`${css.prompt} nodrag nowheel`}
      aria-label={field.label}
      placeholder="Describe what you want to see"
      rows={3}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => setField(id, field, event.target.value)}
    />
  );
}
