import { Dices, Lock, LockOpen } from "lucide-react";
import { useNodeState } from "../store/runs";
import css from "./Field.module.css";
import type { FieldProps } from "./props";

/** Random until it is fixed; the seed of the last run is shown, and can be kept. */
export function SeedField({ id, value, onChange }: FieldProps) {
  const nodeId = id.replace(/^field-/, "").replace(/-seed$/, "");
  const used = useNodeState(nodeId)?.seed ?? null;
  const fixed = typeof value === "number";
  const draw = () => onChange(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
  const Icon = fixed ? Lock : LockOpen;
  return (
    <div className={css.seed}>
      <input
        id={id}
        type="number"
        min={0}
        placeholder={used === null ? "Random" : `Random, last ${used}`}
        value={fixed ? value : ""}
        onChange={(event) =>
          onChange(event.target.value === "" ? null : Math.floor(Number(event.target.value)))
        }
      />
      <button type="button" aria-label="Draw a seed and keep it" onClick={draw}>
        <Dices size={15} />
      </button>
      <button
        type="button"
        aria-pressed={fixed}
        aria-label={fixed ? "Use a random seed" : "Keep the last seed"}
        disabled={!fixed && used === null}
        onClick={() => onChange(fixed ? null : used)}
      >
        <Icon size={15} />
      </button>
    </div>
  );
}
