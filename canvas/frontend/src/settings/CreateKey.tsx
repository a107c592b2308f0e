import { useState } from "react";
import { send } from "../api/client";
import type { ApiKey } from "../api/settings";
import { Checks } from "./Checks";
import { FormDialog } from "./FormDialog";
import { SCOPES, USUAL } from "./scopes";

const EXPIRY: [number, string][] = [
  [0, "Never"],
  [7, "In 7 days"],
  [30, "In 30 days"],
  [90, "In 90 days"],
  [365, "In a year"],
];

export type FreshKey = ApiKey & { key: string };

interface Props {
  onClose(): void;
  onMade(key: FreshKey): void;
}

export function CreateKey({ onClose, onMade }: Props) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState(USUAL);
  const [days, setDays] = useState(0);
  const create = async () => {
    const body = { name, scopes, expiresInDays: days };
    onMade((await send<{ data: FreshKey }>("POST", "/keys", body)).data);
  };
  return (
    <FormDialog
      title="Create an API key"
      action="Create key"
      ready={Boolean(name.trim()) && scopes.length > 0}
      onSend={create}
      onClose={onClose}
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
      <Checks
        legend="It may"
        choices={SCOPES.map(({ scope, words }) => [scope, words])}
        chosen={scopes}
        onChange={setScopes}
      />
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
    </FormDialog>
  );
}
