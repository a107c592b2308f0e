import css from "./Bars.module.css";

interface Props {
  values: number[];
  /** Said instead of the drawing. */
  label: string;
  /** What a bar says when it is pointed at. */
  titles?: string[];
  height: number;
}

const STEP = 10;
const STUB = 2;

/** A bar a day; a day without anything is a stub, so that it is seen to be there. */
export function Bars({ values, label, titles, height }: Props) {
  const most = Math.max(1, ...values);
  const tall = (value: number) => (value ? Math.max(3, (height * value) / most) : STUB);
  return (
    <svg
      className={css.bars}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${values.length * STEP} ${height}`}
      height={height}
      preserveAspectRatio="none"
    >
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place in the row
        <g key={index} transform={`translate(${index * STEP} 0)`}>
          {titles && <title>{titles[index]}</title>}
          {titles && <rect width={STEP} height={height} className={css.room} />}
          <rect
            data-none={value === 0 || undefined}
            x={STEP * 0.15}
            y={height - tall(value)}
            width={STEP * 0.7}
            height={tall(value)}
          />
        </g>
      ))}
    </svg>
  );
}
