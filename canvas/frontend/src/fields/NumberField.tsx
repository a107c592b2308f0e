import { stepBy } from "../graph/fields";
import css from "./Field.module.css";
import type { FieldProps } from "./props";

/** A number with its unit: typed, or stepped with the arrows, ten steps with Shift. */
export function NumberField({ id, field, value, onChange }: FieldProps) {
  const change = (text: string) => onChange(text === "" ? null : Number(text));
  return (
    <span className={css.unit} data-unit={field.unit || undefined}>
      <input
        id={id}
        type="number"
        value={typeof value === "number" ? value : ""}
        min={field.min ?? undefined}
        max={field.max ?? undefined}
        step="any"
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => byArrows(event, { field, value, onChange })}
      />
      {field.unit && <i>{field.unit}</i>}
    </span>
  );
}

/** Arrow keys for every editor of numbers, so that Shift means the same in each. */
export function byArrows(
  event: React.KeyboardEvent,
  { field, value, onChange }: Pick<FieldProps, "field" | "value" | "onChange">,
): void {
  const way = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
  const slider = event.currentTarget.getAttribute("type") === "range";
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (!way || (sideways && !slider)) return;
  event.preventDefault();
  const from = typeof value === "number" ? value : (field.min ?? 0);
  onChange(stepBy(field, from, way * (event.shiftKey ? 10 : 1)));
}
