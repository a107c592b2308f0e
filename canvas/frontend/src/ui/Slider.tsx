import css from "./Slider.module.css";

interface Props extends Omit<React.ComponentProps<"input">, "type" | "value" | "onChange"> {
  /** How it is called for those who do not see it. */
  label: string;
  value: number;
  min: number;
  max: number;
  onChange(value: number): void;
}

/** A number along a line, filled up to where it stands. */
export function Slider({ label, value, min, max, onChange, ...more }: Props) {
  const share = ((value - min) / (max - min || 1)) * 100;
  return (
    <input
      {...more}
      type="range"
      className={css.slider}
      aria-label={label}
      min={min}
      max={max}
      value={value}
      style={{ "--share": `${Math.max(0, Math.min(100, share))}%` } as React.CSSProperties}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}
