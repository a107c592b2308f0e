import css from "./Meter.module.css";

interface Props {
  label: string;
  /** null while it cannot be counted. */
  used: number | null;
  /** null is without a limit. */
  most: number | null;
}

const number = (value: number) => value.toLocaleString("en");

/** How much of a limit is used. */
export function Meter({ label, used, most }: Props) {
  const share = used === null || !most ? 0 : Math.min(1, used / most);
  const words =
    used === null
      ? "not counted now"
      : `${number(used)}${most === null ? "" : ` of ${number(most)}`}`;
  return (
    <div className={css.meter} data-tight={share >= 0.9 || undefined}>
      <span>{label}</span>
      <output aria-label={label}>{words}</output>
      {most === null ? (
        <small>without a limit</small>
      ) : (
        <div aria-hidden="true">
          <i style={{ width: `${100 * share}%` }} />
        </div>
      )}
    </div>
  );
}
