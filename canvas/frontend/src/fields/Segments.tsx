import css from "./Field.module.css";

interface Props<Option> {
  id: string;
  label: string;
  options: readonly Option[];
  value: Option;
  unit?: string;
  onChoose(option: Option): void;
}

/** A few short options side by side; arrows move between them. */
export function Segments<Option>({ id, label, options, value, unit, onChoose }: Props<Option>) {
  return (
    <div className={css.segments} role="radiogroup" aria-label={label} id={id}>
      {options.map((option) => (
        <label key={String(option)} data-chosen={option === value || undefined}>
          <input
            type="radio"
            name={id}
            checked={option === value}
            onChange={() => onChoose(option)}
          />
          {String(option)}
          {unit}
        </label>
      ))}
    </div>
  );
}
