import type { Field, Json } from "../api/types";
import { drawSeed } from "../fields/seed";
import { isSmallChoice } from "../graph/fields";
import { useEditor } from "../store/editor";
import { useNodeState } from "../store/runs";
import css from "./Row.module.css";

interface Props {
  nodeId: string;
  field: Field;
  value: Json;
}

const STAY = "nodrag nopan nokey";

/** The value of a row; seeds, small choices and switches are set right there. */
export function RowValue(props: Props) {
  const { nodeId, field, value } = props;
  const setField = useEditor((editor) => editor.setField);
  if (field.widget === "seed") return <Seed {...props} />;
  if (isSmallChoice(field)) return <Choice {...props} />;
  if (field.widget === "toggle")
    return (
      <input
        type="checkbox"
        className={`${css.check} ${STAY}`}
        aria-label={`${field.label} on the card`}
        checked={value === true}
        onChange={({ target }) => setField(nodeId, field, target.checked)}
      />
    );
  return <span className={css.value}>{literal(value, field.unit)}</span>;
}

/** Empty, a seed is drawn anew each run: the last one drawn is worth showing. */
function Seed({ nodeId, field, value }: Props) {
  const setField = useEditor((editor) => editor.setField);
  const used = useNodeState(nodeId)?.seed ?? null;
  return (
    <input
      type="text"
      inputMode="numeric"
      className={`${css.seed} ${STAY}`}
      aria-label={`${field.label} on the card`}
      title={
        typeof value === "number" ? undefined : "Drawn for each run; type to keep one, d to draw"
      }
      placeholder={used === null ? "random" : String(used)}
      value={typeof value === "number" ? value : ""}
      onChange={({ target }) => {
        const digits = target.value.replace(/\D/g, "").slice(0, 10);
        setField(nodeId, field, digits ? Number(digits) : null);
      }}
      onKeyDown={(event) => event.key === "d" && setField(nodeId, field, drawSeed())}
    />
  );
}

function Choice({ nodeId, field, value }: Props) {
  const setField = useEditor((editor) => editor.setField);
  const options = field.options ?? [];
  return (
    <select
      className={`${css.choice} ${STAY}`}
      aria-label={`${field.label} on the card`}
      value={String(value)}
      onChange={({ target }) =>
        setField(nodeId, field, options.find((one) => String(one) === target.value) ?? null)
      }
    >
      {options.map((option) => (
        <option key={String(option)} value={String(option)}>
          {`${option}${field.unit}`}
        </option>
      ))}
    </select>
  );
}

export function literal(value: Json | undefined, unit = ""): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return `${value.length} in a list`;
  if (typeof value === "object") return "assetId" in value ? "Uploaded" : "JSON";
  return typeof value === "number" && unit ? `${value} ${unit}` : String(value);
}
