import type { Json } from "../api/types";
import css from "./Field.module.css";
import type { FieldProps } from "./props";

const FEW = 4;

/** Few options lie side by side, many in a list. */
export function SelectField({ id, field, value, onChange }: FieldProps) {
  const options = field.options ?? [];
  const short = options.every((option) => String(option).length <= 9);
  if (options.length <= FEW && short) {
    return (
      <div className={css.segments} role="radiogroup" aria-label={field.label} id={id}>
        {options.map((option) => (
          <label key={String(option)} data-chosen={option === value || undefined}>
            <input
              type="radio"
              name={id}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            {String(option)}
          </label>
        ))}
      </div>
    );
  }
  const pick = (text: string): Json => options.find((option) => String(option) === text) ?? text;
  return (
    <select id={id} value={String(value)} onChange={(event) => onChange(pick(event.target.value))}>
      {options.map((option) => (
        <option key={String(option)}>{String(option)}</option>
      ))}
    </select>
  );
}
