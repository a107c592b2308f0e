import { Ban, RefreshCw } from "lucide-react";
import type { ApiKey } from "../api/settings";
import { until } from "../graph/until";
import { when } from "../graph/when";
import css from "../pages/Pages.module.css";
import { Bars } from "../ui/Bars";
import { Menu } from "../ui/Menu";
import own from "./Settings.module.css";
import { shortOf } from "./scopes";

interface Props {
  keys: ApiKey[];
  onRotate(key: ApiKey): void;
  onRevoke(key: ApiKey): void;
}

export function KeyTable({ keys, onRotate, onRevoke }: Props) {
  return (
    <div className={css.table}>
      <table>
        <thead>
          <tr>
            <th>Name</th>
            <th>Key</th>
            <th>Scopes</th>
            <th>Last used</th>
            <th>Last 12 days</th>
            <th>
              <span className="unseen">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <Row
              key={key.id}
              item={key}
              onRotate={() => onRotate(key)}
              onRevoke={() => onRevoke(key)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ item, onRotate, onRevoke }: { item: ApiKey; onRotate(): void; onRevoke(): void }) {
  const made = [item.createdBy, when(item.createdAt)].filter(Boolean).join(", ");
  return (
    <tr data-over={item.expired || undefined}>
      <td>
        <strong>{item.name}</strong>
        <small>{made}</small>
      </td>
      <td>
        <code>
          {item.prefix.slice(0, 10)}····{item.lastFour}
        </code>
        {item.expiresAt && (
          <small>{item.expired ? "Expired" : `Expires ${until(item.expiresAt)}`}</small>
        )}
      </td>
      <td>
        {item.scopes.map((scope) => (
          <span key={scope} className={css.chip} title={scope}>
            {shortOf(scope)}
          </span>
        ))}
      </td>
      <td className={own.moment}>{item.lastUsedAt ? when(item.lastUsedAt) : "Never"}</td>
      <td>
        <Calls item={item} />
      </td>
      <td className={own.end}>
        <Menu
          label={`Actions for ${item.name}`}
          entries={[
            { label: "Rotate", icon: RefreshCw, act: onRotate },
            { label: "Revoke", icon: Ban, danger: true, act: onRevoke },
          ]}
        />
      </td>
    </tr>
  );
}

function Calls({ item }: { item: ApiKey }) {
  const values = item.calls.map(({ calls }) => calls);
  const sum = values.reduce((one, other) => one + other, 0);
  const label = `${sum} ${sum === 1 ? "call" : "calls"} in 12 days, ${values.at(-1) ?? 0} of them today`;
  return (
    <div className={own.spark} title={label}>
      <Bars values={values} label={label} height={20} />
    </div>
  );
}
