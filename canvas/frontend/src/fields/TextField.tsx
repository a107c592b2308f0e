import css from "./Field.module.css";
import type { FieldProps } from "./props";

/** A line of text, or several lines that grow with it. */
export function TextField({ id, field, value, onChange }: FieldProps) {
  const shared = {
    id,
    value: typeof value === "string" ? value : "",
    onChange: (event: { target: { value: string } }) => onChange(event.target.value || null),
  };
  if (field.widget !== "textarea") return <input type="text" {...shared} />;
  return <textarea className={css.grows} rows={3} {...shared} />;
}
