import { Dices, History } from "lucide-react";
import type { Json } from "../api/types";
import { useEditor } from "../store/editor";
import { useNodeState } from "../store/runs";
import beside from "./Beside.module.css";
import type { FieldProps } from "./props";
import css from "./Seed.module.css";
import { Segments } from "./Segments";
import { drawSeed } from "./seed";

const MODES = ["Random", "Fixed", "Count up"] as const;
type Mode = (typeof MODES)[number];

/** Drawn anew each run, kept, or counted up; the seed of the last run can be kept. */
export function SeedField({ id, nodeId, field, value, onChange }: FieldProps) {
  const used = useNodeState(nodeId)?.seed ?? null;
  const data = useEditor((editor) => editor.nodes.find((node) => node.id === nodeId)?.data);
  const update = useEditor((editor) => editor.update);
  const fixed = typeof value === "number";
  const mode: Mode = !fixed ? "Random" : data?.seedMode ? "Count up" : "Fixed";
  const choose = (next: Mode) => {
    const seed: Json = next === "Random" ? null : fixed ? value : (used ?? drawSeed());
    const { [field.key]: _, ...config } = data?.config ?? {};
    update(nodeId, {
      config: seed === null ? config : { ...config, [field.key]: seed },
      seedMode: next === "Count up" ? "increment" : undefined,
    });
  };
  return (
    <div className={css.seed}>
      <div className={`${beside.beside} ${css.row}`}>
        <input
          id={id}
          type="number"
          min={0}
          placeholder="Drawn for each run"
          value={fixed ? value : ""}
          onChange={({ target }) =>
            onChange(target.value === "" ? null : Math.floor(Number(target.value)))
          }
        />
        <button
          type="button"
          aria-label="Draw a seed and keep it"
          onClick={() => onChange(drawSeed())}
        >
          <Dices size={15} />
        </button>
      </div>
      <Segments
        label="How the seed changes"
        id={`${id}-mode`}
        options={MODES}
        value={mode}
        onChoose={choose}
      />
      {used !== null && used !== value && (
        <button type="button" className={css.last} onClick={() => onChange(used)}>
          <History size={13} aria-hidden="true" /> Keep {used}, the last run's
        </button>
      )}
    </div>
  );
}
