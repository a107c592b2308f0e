import { Eye, Pause, Pencil, Play, RefreshCw, Send, Trash2 } from "lucide-react";
import type { Endpoint } from "../api/hooks";
import { when } from "../graph/when";
import css from "../pages/Pages.module.css";
import { Menu, type MenuEntry } from "../ui/Menu";
import { Pill } from "../ui/Pill";
import own from "./Settings.module.css";

export type EndpointWish = "edit" | "secret" | "test" | "toggle" | "rotate" | "delete";
type Ask = (wish: EndpointWish, endpoint: Endpoint) => void;

export function EndpointTable({ endpoints, onAsk }: { endpoints: Endpoint[]; onAsk: Ask }) {
  return (
    <div className={css.table}>
      <table>
        <thead>
          <tr>
            <th>Endpoint</th>
            <th>Events</th>
            <th>State</th>
            <th>Last message</th>
            <th>
              <span className="unseen">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {endpoints.map((endpoint) => (
            <Row key={endpoint.id} endpoint={endpoint} onAsk={onAsk} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ endpoint, onAsk }: { endpoint: Endpoint; onAsk: Ask }) {
  const { url, description, events, isActive, disabledReason, lastDeliveryAt } = endpoint;
  return (
    <tr>
      <td>
        <code className={own.address}>{url}</code>
        {description && <small>{description}</small>}
      </td>
      <td>
        {events.map((event) => (
          <span key={event} className={css.chip}>
            {event}
          </span>
        ))}
      </td>
      <td>
        <Pill tone={isActive ? "ok" : "idle"}>{isActive ? "On" : "Paused"}</Pill>
        {disabledReason && <small>{disabledReason}</small>}
      </td>
      <td className={own.moment}>{lastDeliveryAt ? when(lastDeliveryAt) : "None yet"}</td>
      <td className={own.end}>
        <Menu
          label={`Actions for ${url}`}
          entries={entriesOf(isActive, (wish) => onAsk(wish, endpoint))}
        />
      </td>
    </tr>
  );
}

function entriesOf(isActive: boolean, ask: (wish: EndpointWish) => void): MenuEntry[] {
  const toggle = isActive ? { label: "Pause", icon: Pause } : { label: "Resume", icon: Play };
  return [
    { label: "Send a test", icon: Send, act: () => ask("test") },
    { label: "Edit", icon: Pencil, act: () => ask("edit") },
    { ...toggle, act: () => ask("toggle") },
    { label: "Signing secret", icon: Eye, act: () => ask("secret") },
    { label: "Rotate secret", icon: RefreshCw, act: () => ask("rotate") },
    { label: "Delete", icon: Trash2, danger: true, act: () => ask("delete") },
  ];
}
