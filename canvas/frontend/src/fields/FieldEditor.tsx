import type { Field, Json } from "../api/types";
import { useEditor } from "../store/editor";
import css from "./Field.module.css";
import { JsonField } from "./JsonField";
import { NumberField } from "./NumberField";
import type { FieldProps } from "./props";
import { SeedField } from "./SeedField";
import { SelectField } from "./SelectField";
import { UploadField } from "./UploadField";

const EDITORS: Record<string, React.ComponentType<FieldProps>> = {
  text: TextField,
  textarea: TextField,
  number: NumberField,
  slider: NumberField,
  seed: SeedField,
  select: SelectField,
  toggle: ToggleField,
  json: JsonField,
  image: UploadField,
  mask: UploadField,
  audio: UploadField,
  video: UploadField,
};

/** The right editor for a field; a linked one only says where its value comes from. */
export function FieldEditor({
  nodeId,
  field,
  value,
}: {
  nodeId: string;
  field: Field;
  value?: Json;
}) {
  const setField = useEditor((editor) => editor.setField);
  const source = useEditor((editor) => {
    const edge = editor.edges.find(
      ({ target, targetHandle }) => target === nodeId && targetHandle === `in-${field.key}`,
    );
    return editor.nodes.find((node) => node.id === edge?.source)?.data.label;
  });
  const Editor = EDITORS[field.widget];
  const id = `field-${nodeId}-${field.key}`;
  if (!Editor && source === undefined) return null;
  return (
    <div className={css.field}>
      <label htmlFor={id}>{field.label}</label>
      {source !== undefined || !Editor ? (
        <p className={css.linked}>
          {source} <span>linked</span>
        </p>
      ) : (
        <Editor
          id={id}
          field={field}
          value={value ?? field.default}
          onChange={(changed) => setField(nodeId, field, changed)}
        />
      )}
      {field.description && <p className={css.hint}>{field.description}</p>}
    </div>
  );
}

function TextField({ id, field, value, onChange }: FieldProps) {
  const long = field.widget === "textarea";
  const shared = {
    id,
    value: typeof value === "string" ? value : "",
    onChange: (event: { target: { value: string } }) => onChange(event.target.value || null),
  };
  return long ? <textarea rows={4} {...shared} /> : <input type="text" {...shared} />;
}

function ToggleField({ id, value, onChange }: FieldProps) {
  return (
    <input
      id={id}
      type="checkbox"
      role="switch"
      aria-checked={value === true}
      className={css.switch}
      checked={value === true}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
