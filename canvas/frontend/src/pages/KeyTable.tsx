import { useState } from "react";
import type { ApiKey } from "../api/types";
import { when } from "../graph/when";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import css from "./Pages.module.css";

const SHORT: Record<string, string> = {
  "workflows:read": "Read",
  "workflows:write": "Edit",
  "workflows:execute": "Run",
  "executions:read": "Results",
  "usage:read": "Usage",
};

export function KeyTable({ keys, onRevoke }: { keys: ApiKey[]; onRevoke(key: ApiKey): void }) {
  const [doomed, setDoomed] = useState<ApiKey | null>(null);
  if (keys.length === 0)
    return <p className={css.none}>No keys yet. Create one to call the API.</p>;
  return (
    <div className={css.table}>
      <table>
        <thead>
          <tr>
            <th>Name</th>
            <th>Key</th>
            <th>Scopes</th>
            <th>Last used</th>
            <th>
              <span className="unseen">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <Row key={key.id} item={key} onRevoke={() => setDoomed(key)} />
          ))}
        </tbody>
      </table>
      {doomed && (
        <Dialog title={`Revoke “${doomed.name}”?`} onClose={() => setDoomed(null)}>
          <p>Calls with this key are refused from now on. This cannot be undone.</p>
          <div className={ui.actions}>
            <button
              type="button"
              className={ui.dangerous}
              onClick={() => {
                onRevoke(doomed);
                setDoomed(null);
              }}
            >
              Revoke
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function Row({ item, onRevoke }: { item: ApiKey; onRevoke(): void }) {
  const made = when(item.createdAt);
  const used = item.lastUsedAt ? when(item.lastUsedAt) : "never";
  const expires = item.expiresAt && `, expires ${new Date(item.expiresAt).toLocaleDateString()}`;
  return (
    <tr>
      <td>
        <strong>{item.name}</strong>
        <small>
          {item.createdBy}, {made}
          {item.expired ? ", expired" : expires}
        </small>
      </td>
      <td>
        <code>
          {item.prefix.slice(0, 10)}····{item.lastFour}
        </code>
      </td>
      <td>
        {item.scopes.map((scope) => (
          <span key={scope} className={css.chip} title={scope}>
            {SHORT[scope] ?? scope}
          </span>
        ))}
      </td>
      <td>{used}</td>
      <td>
        <button type="button" className={ui.quiet} onClick={onRevoke}>
          Revoke
        </button>
      </td>
    </tr>
  );
}
