import css from "./Field.module.css";
import type { FieldProps } from "./props";

/** A number; with both bounds known, a slider beside it. */
export function NumberField({ id, field, value, onChange }: FieldProps) {
  const number = typeof value === "number" ? value : "";
  const bounds = {
    min: field.min ?? undefined,
    max: field.max ?? undefined,
    step: field.step ?? "any",
  };
  const span = (field.max ?? 1) - (field.min ?? 0) || 1;
  const share = (((number === "" ? 0 : number) - (field.min ?? 0)) / span) * 100;
  const change = (text: string) => onChange(text === "" ? null : Number(text));
  return (
    <div className={css.number}>
      {field.widget === "slider" && (
        <input
          type="range"
          aria-label={`${field.label}, slider`}
          value={number === "" ? (field.min ?? 0) : number}
          {...bounds}
          style={{ "--share": `${Math.max(0, Math.min(100, share))}%` } as React.CSSProperties}
          onChange={(event) => change(event.target.value)}
        />
      )}
      <input
        id={id}
        type="number"
        value={number}
        {...bounds}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
