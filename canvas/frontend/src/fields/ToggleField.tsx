import css from "./Field.module.css";
import type { FieldProps } from "./props";

export function ToggleField({ id, value, onChange }: FieldProps) {
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
