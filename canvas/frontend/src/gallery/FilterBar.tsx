import { Search, Star } from "lucide-react";
import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { Workflow } from "../api/types";
import { report } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import css from "./Gallery.module.css";
import { dayAgo, type Filters } from "./query";

interface Props {
  filters: Filters;
  onChange(change: Partial<Filters>): void;
}

const KINDS = [
  ["", "All"],
  ["image", "Images"],
  ["video", "Films"],
  ["audio", "Sound"],
  ["model", "3D"],
] as const;
const DAYS = [
  ["", "Any time"],
  ["0", "Today"],
  ["6", "Last 7 days"],
  ["29", "Last 30 days"],
  ["days", "From … to …"],
] as const;
const MEDIA = new Set(["IMAGE", "MASK", "VIDEO", "AUDIO", "MODEL3D"]);

/** Words to search for, and what narrows the gallery down. */
export function FilterBar({ filters, onChange }: Props) {
  const { list, load } = useCatalogue();
  const [workflows, setWorkflows] = useState<Workflow[]>([]);
  useEffect(() => {
    load().catch(report);
    get<Workflow[]>("/workflows?limit=100").then(setWorkflows, report);
  }, [load]);
  const makers = list.filter(
    ({ kind, outputs }) =>
      (kind === "model" || kind === "utility") && outputs.some(({ type }) => MEDIA.has(type)),
  );
  return (
    <search className={css.filters}>
      <Words value={filters.q} onChange={(q) => onChange({ q })} />
      <div className={css.kinds} role="radiogroup" aria-label="Type">
        {KINDS.map(([value, name]) => (
          <label key={value} data-chosen={filters.type === value || undefined}>
            <input
              type="radio"
              name="kind"
              checked={filters.type === value}
              onChange={() => onChange({ type: value })}
            />
            {name}
          </label>
        ))}
      </div>
      <select
        aria-label="Node or model"
        value={filters.nodeType}
        onChange={(event) => onChange({ nodeType: event.target.value })}
      >
        <option value="">Any model</option>
        {makers.map(({ nodeType, label }) => (
          <option key={nodeType} value={nodeType}>
            {label}
          </option>
        ))}
      </select>
      <select
        aria-label="Workflow"
        value={filters.workflowId}
        onChange={(event) => onChange({ workflowId: event.target.value })}
      >
        <option value="">Any workflow</option>
        {workflows.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Days filters={filters} onChange={onChange} />
      <button
        type="button"
        className={css.starred}
        aria-pressed={filters.starred}
        onClick={() => onChange({ starred: !filters.starred })}
      >
        <Star size={14} aria-hidden="true" fill={filters.starred ? "currentcolor" : "none"} />{" "}
        Starred
      </button>
    </search>
  );
}

const PAUSE = 250;

/** Asks when the typing pauses, not at every letter. */
function Words({ value, onChange }: { value: string; onChange(value: string): void }) {
  const [text, setText] = useState(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new text is told
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label className={css.words}>
      <Search size={15} aria-hidden="true" />
      <input
        type="search"
        aria-label="Search prompts and workflows"
        placeholder="Search prompts and workflows"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}

function Days({ filters: { from, to }, onChange }: Props) {
  const known = DAYS.find(
    ([days]) => days && days !== "days" && !to && from === dayAgo(Number(days)),
  );
  const [own, setOwn] = useState(!known && (from !== "" || to !== ""));
  const choose = (value: string) => {
    setOwn(value === "days");
    if (value !== "days") onChange({ from: value ? dayAgo(Number(value)) : "", to: "" });
  };
  return (
    <>
      <select
        aria-label="When"
        value={own ? "days" : (known?.[0] ?? "")}
        onChange={(event) => choose(event.target.value)}
      >
        {DAYS.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      {own && (
        <>
          <input
            type="date"
            aria-label="First day"
            value={from}
            onChange={(event) => onChange({ from: event.target.value })}
          />
          <input
            type="date"
            aria-label="Last day"
            value={to}
            onChange={(event) => onChange({ to: event.target.value })}
          />
        </>
      )}
    </>
  );
}
