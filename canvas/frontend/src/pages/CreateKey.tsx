import { useState } from "react";
import { send } from "../api/client";
import type { ApiKey } from "../api/types";
import { report } from "../run/actions";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import css from "./Pages.module.css";

const SCOPES: [string, string][] = [
  ["workflows:execute", "Run workflows"],
  ["executions:read", "Read results"],
  ["workflows:read", "Read workflows and node types"],
  ["workflows:write", "Edit workflows and upload media"],
  ["usage:read", "Read usage and credits"],
];
const EXPIRY: [number, string][] = [
  [0, "Never"],
  [30, "In 30 days"],
  [90, "In 90 days"],
  [365, "In a year"],
];

interface Props {
  onClose(): void;
  onMade(key: ApiKey & { key: string }): void;
}

export function CreateKey({ onClose, onMade }: Props) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState(SCOPES.slice(0, 3).map(([scope]) => scope));
  const [days, setDays] = useState(0);
  const toggle = (scope: string) =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);
  const create = () =>
    send<{ data: ApiKey & { key: string } }>("POST", "/keys", {
      name,
      scopes,
      expiresInDays: days,
    }).then(({ data }) => onMade(data), report);
  return (
    <Dialog title="Create an API key" onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label htmlFor="key-name">Name</label>
        <input
          id="key-name"
          required
          maxLength={80}
          placeholder="web-prod"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset>
          <legend>It may</legend>
          {SCOPES.map(([scope, words]) => (
            <label key={scope}>
              <input
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={() => toggle(scope)}
              />
              {words}
            </label>
          ))}
        </fieldset>
        <label htmlFor="key-expiry">It expires</label>
        <select
          id="key-expiry"
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {EXPIRY.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <div className={ui.actions}>
          <button type="submit" className={ui.primary} disabled={!name || scopes.length === 0}>
            Create key
          </button>
        </div>
      </form>
    </Dialog>
  );
}
