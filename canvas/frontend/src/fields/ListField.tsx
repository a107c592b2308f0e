import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import type { Json } from "../api/types";
import { entryOf } from "../graph/fields";
import { EDITORS } from "./editors";
import css from "./List.module.css";
import type { FieldProps } from "./props";

/** Several values in an order; each is edited like a single one. */
export function ListField({ id, nodeId, field, value, onChange }: FieldProps) {
  const entries: Json[] = Array.isArray(value) ? value : value === null ? [] : [value];
  const entry = entryOf(field);
  const Editor = EDITORS[entry.widget];
  if (!Editor) return null;
  const change = (next: Json[]) => onChange(next.length > 0 ? next : null);
  const set = (at: number, one: Json) => change(entries.map((old, i) => (i === at ? one : old)));
  const move = (at: number, by: number) => {
    const next = [...entries];
    next.splice(at + by, 0, ...next.splice(at, 1));
    change(next);
  };
  const blank = field.type === "TEXT" ? "" : field.type === "NUMBER" ? 0 : null;
  return (
    <fieldset className={css.list} id={id} aria-label={field.label}>
      {entries.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name but their place
        <div key={at} className={css.entry}>
          <div>
            <label htmlFor={`${id}-${at}`}>{`${field.label} ${at + 1}`}</label>
            <Editor
              id={`${id}-${at}`}
              nodeId={nodeId}
              field={{ ...entry, label: `${field.label} ${at + 1}` }}
              value={one}
              onChange={(next) => set(at, next ?? blank)}
            />
          </div>
          <Step label={`Move entry ${at + 1} up`} off={at === 0} act={() => move(at, -1)}>
            <ArrowUp size={13} />
          </Step>
          <Step
            label={`Move entry ${at + 1} down`}
            off={at === entries.length - 1}
            act={() => move(at, 1)}
          >
            <ArrowDown size={13} />
          </Step>
          <Step
            label={`Remove entry ${at + 1}`}
            act={() => change(entries.filter((_, i) => i !== at))}
          >
            <X size={13} />
          </Step>
        </div>
      ))}
      <button type="button" className={css.add} onClick={() => change([...entries, blank])}>
        <Plus size={13} aria-hidden="true" /> Add
      </button>
    </fieldset>
  );
}

interface StepProps {
  label: string;
  off?: boolean;
  act(): void;
  children: React.ReactNode;
}

function Step({ label, off = false, act, children }: StepProps) {
  return (
    <button type="button" className={css.step} aria-label={label} disabled={off} onClick={act}>
      {children}
    </button>
  );
}
