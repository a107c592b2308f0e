import type { Json, NodeType } from "../api/types";
import { PaintMask } from "../fields/PaintMask";
import { UploadField } from "../fields/UploadField";
import { useEditor } from "../store/editor";
import css from "./NodeCard.module.css";

/** An input of pictures, recordings or films takes its file on the card. */
export function Upload({
  id,
  type,
  config,
}: {
  id: string;
  type: NodeType;
  config: Record<string, Json>;
}) {
  const setField = useEditor((editor) => editor.setField);
  const field = type.inputs.find(({ widget }) => /^(image|mask|audio|video|model3d)$/.test(widget));
  if (!field) return null;
  return (
    <div className={`${css.upload} nodrag`}>
      <UploadField
        id={`card-${id}`}
        field={field}
        value={config[field.key] ?? null}
        onChange={(value) => setField(id, field, value)}
      />
      {field.widget === "mask" && <PaintMask nodeId={id} field={field} />}
    </div>
  );
}
