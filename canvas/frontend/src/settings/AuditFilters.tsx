import { useEffect, useState } from "react";
import { get } from "../api/client";
import own from "./Settings.module.css";

export interface Filter {
  action: string;
  person: string;
}

interface Props {
  filter: Filter;
  onChange(filter: Filter): void;
}

export function AuditFilters({ filter, onChange }: Props) {
  const [actions, setActions] = useState<[string, string][]>([]);
  useEffect(() => {
    // Without its words the filter still stands; the table says what is wrong.
    get<{ data: { action: string; words: string }[] }>("/team/audit/actions").then(
      ({ data }) => setActions(data.map(({ action, words }) => [action, words])),
      () => setActions([]),
    );
  }, []);
  return (
    <div className={`${own.filters} ${own.apart}`}>
      <select
        aria-label="Action"
        value={filter.action}
        onChange={(event) => onChange({ ...filter, action: event.target.value })}
      >
        <option value="">All actions</option>
        {actions.map(([action, words]) => (
          <option key={action} value={action}>
            {words}
          </option>
        ))}
      </select>
      <input
        type="search"
        aria-label="Person or key"
        placeholder="Person or key"
        value={filter.person}
        onChange={(event) => onChange({ ...filter, person: event.target.value })}
      />
    </div>
  );
}
