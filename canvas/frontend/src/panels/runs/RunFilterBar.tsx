import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { get } from "../../api/client";
import type { Workflow } from "../../api/types";
import { NO_FILTERS, type RunFilters } from "../../graph/runFilters";
import { report } from "../../run/actions";
import { useHistory } from "../../store/history";
import css from "./Runs.module.css";

const STATUS: [RunFilters["status"], string][] = [
  ["", "Any state"],
  ["RUNNING", "Running"],
  ["COMPLETED", "Done"],
  ["FAILED", "Failed"],
  ["CANCELLED", "Stopped"],
];
const SOURCE: [RunFilters["source"], string][] = [
  ["", "Any source"],
  ["canvas", "Canvas"],
  ["api", "API key"],
  ["webhook", "Webhook"],
  ["retry", "Retries"],
];

export function RunFilterBar({ workflowId, active }: { workflowId: string; active: number }) {
  const { filters, filter } = useHistory();
  return (
    <search className={css.filters}>
      <TextFilter />
      <Select
        label="State"
        value={filters.status}
        options={STATUS}
        onChange={(status) => void filter({ status: status as RunFilters["status"] })}
      />
      <Select
        label="Source"
        value={filters.source}
        options={SOURCE}
        onChange={(source) => void filter({ source: source as RunFilters["source"] })}
      />
      {!workflowId && <WorkflowFilter />}
      <span className={css.dates}>
        <input
          type="date"
          aria-label="From"
          value={filters.from}
          max={filters.to || undefined}
          onChange={(event) => void filter({ from: event.target.value })}
        />
        <span aria-hidden="true">to</span>
        <input
          type="date"
          aria-label="To"
          value={filters.to}
          min={filters.from || undefined}
          onChange={(event) => void filter({ to: event.target.value })}
        />
      </span>
      {active > 0 && (
        <button
          type="button"
          className={css.clear}
          onClick={() => void filter({ ...NO_FILTERS, workflowId })}
        >
          Clear
        </button>
      )}
    </search>
  );
}

const PAUSE = 250;

function TextFilter() {
  const { filters, filter } = useHistory();
  const [text, setText] = useState(filters.text);
  useEffect(() => setText(filters.text), [filters.text]);
  useEffect(() => {
    if (text === filters.text) return;
    const timer = setTimeout(() => void filter({ text }), PAUSE);
    return () => clearTimeout(timer);
  }, [text, filters.text, filter]);
  return (
    <span className={css.search}>
      <Search size={14} aria-hidden="true" />
      <input
        type="search"
        aria-label="Search runs"
        placeholder="Prompt, number or name"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </span>
  );
}

function WorkflowFilter() {
  const { filters, filter } = useHistory();
  const [workflows, setWorkflows] = useState<Workflow[]>([]);
  useEffect(() => {
    get<Workflow[]>("/workflows?limit=100").then(setWorkflows, report);
  }, []);
  const named = workflows.map(({ id, name }): [string, string] => [id, name]);
  return (
    <Select
      label="Workflow"
      value={filters.workflowId}
      options={[["", "Any workflow"], ...named]}
      onChange={(id) => void filter({ workflowId: id })}
    />
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: [string, string][];
  onChange(value: string): void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}
