import { Slider } from "../ui/Slider";
import css from "./Field.module.css";
import { byArrows, NumberField } from "./NumberField";
import type { FieldProps } from "./props";

/** Where a line ends that nothing bounds. */
const HIGH = 100;

/** A slider under its number; a double click goes back to the default. */
export function SliderField(props: FieldProps) {
  const { field, value, onChange } = props;
  const low = field.min ?? 0;
  return (
    <div className={css.slider}>
      <NumberField {...props} />
      <Slider
        label={`${field.label}, slider`}
        title="Double-click for the default"
        value={typeof value === "number" ? value : low}
        min={low}
        max={field.max ?? HIGH}
        step={field.step ?? "any"}
        onChange={onChange}
        onKeyDown={(event) => byArrows(event, props)}
        onDoubleClick={() => onChange(null)}
      />
    </div>
  );
}
