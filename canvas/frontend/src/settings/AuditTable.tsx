import type { AuditEvent } from "../api/teams";
import { when } from "../graph/when";
import css from "../pages/Pages.module.css";
import own from "./Settings.module.css";

export function AuditTable({ rows }: { rows: AuditEvent[] }) {
  return (
    <div className={css.table}>
      <table>
        <thead>
          <tr>
            <th>When</th>
            <th>Who</th>
            <th>What</th>
            <th>To what</th>
            <th>From</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((event) => (
            <tr key={event.id}>
              <td className={own.moment} title={event.at}>
                {when(event.at)}
              </td>
              <td>{event.actor || (event.key ? `Key “${event.key}”` : "–")}</td>
              <td>{event.words}</td>
              <td>
                {event.target}
                {details(event) && <small>{details(event)}</small>}
              </td>
              <td className={own.moment}>{event.address ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function details({ details: facts }: AuditEvent): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
    .join("; ");
}
