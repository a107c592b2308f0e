import css from "./Switch.module.css";

interface Props {
  label: string;
  on: boolean;
  onChange(on: boolean): void;
}

/** On or off, at once. */
export function Switch({ label, on, onChange }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      className={css.switch}
      onClick={() => onChange(!on)}
    />
  );
}
