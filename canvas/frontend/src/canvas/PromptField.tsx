import type { Json, NodeType } from "../api/types";
import { PromptText } from "../fields/PromptText";
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
    <PromptText
      nodeId={id}
      className={`${css.prompt} nodrag nowheel nopan nokey`}
      label={field.label}
      placeholder="Describe what you want to see"
      value={typeof value === "string" ? value : ""}
      onChange={(text) => setField(id, field, text)}
    />
  );
}
