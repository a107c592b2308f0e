import { type Shape, shapeOf } from "../graph/fields";
import css from "./Aspect.module.css";
import type { FieldProps } from "./props";
import { SelectField } from "./SelectField";

const LONGEST = 22;

/** Shapes as small pictures of themselves. */
export function AspectField(props: FieldProps) {
  const { id, field, value, onChange } = props;
  const shapes = (field.options ?? []).map((option) => ({
    option,
    shape: shapeOf(String(option)),
  }));
  if (shapes.some(({ shape }) => shape === null)) return <SelectField {...props} />;
  return (
    <div
      className={css.shapes}
      role="radiogroup"
      aria-label={field.label}
      id={id}
      style={{ "--columns": columns(shapes.length) } as React.CSSProperties}
    >
      {shapes.map(({ option, shape }) => (
        <label
          key={String(option)}
          data-chosen={option === value || undefined}
          title={shape ? named(shape, field.unit) : undefined}
        >
          <input
            type="radio"
            name={id}
            aria-label={shape ? named(shape, field.unit) : String(option)}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {shape && <Picture {...shape} />}
          <span>{shape?.ratio}</span>
        </label>
      ))}
    </div>
  );
}

/** One row of five at most, or two rows of about the same length. */
function columns(count: number): number {
  return count <= 5 ? count : Math.min(5, Math.ceil(count / 2));
}

function named({ name, ratio, width, height }: Shape, unit: string): string {
  return unit ? `${name} ${ratio}, ${width} × ${height} ${unit}` : `${name} ${ratio}`;
}

function Picture({ width, height }: Shape) {
  const scale = LONGEST / Math.max(width, height);
  return (
    <span className={css.box} aria-hidden="true">
      <i style={{ width: width * scale, height: height * scale }} />
    </span>
  );
}
