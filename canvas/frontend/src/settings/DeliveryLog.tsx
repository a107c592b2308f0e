import { useState } from "react";
import type { Delivery, DeliveryStatus, Endpoint } from "../api/hooks";
import { until } from "../graph/until";
import { when } from "../graph/when";
import css from "../pages/Pages.module.css";
import { report } from "../store/failures";
import ui from "../ui/Ui.module.css";
import { DeliveryDialog } from "./DeliveryDialog";
import { DeliveryState } from "./DeliveryState";
import own from "./Settings.module.css";
import type { Log } from "./useDeliveries";

const STATES: [DeliveryStatus | "", string][] = [
  ["", "All"],
  ["DELIVERED", "Delivered"],
  ["PENDING", "Waiting"],
  ["FAILED", "Failed"],
];

export function DeliveryLog({ log, endpoints }: { log: Log; endpoints: Endpoint[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const { rows, filter, more } = log;
  const shown = rows?.find(({ id }) => id === open);
  const narrowed = filter.status !== "" || filter.endpointId !== "";
  return (
    <>
      <header className={own.section}>
        <div>
          <h2>Delivery log</h2>
          <p>What was sent. A message that does not arrive is tried again for 24 hours.</p>
        </div>
        <Filters log={log} endpoints={endpoints} />
      </header>
      {rows?.length === 0 && (
        <p className={css.none}>
          {narrowed
            ? "No message fits the filter."
            : "Nothing was sent yet. Send a test from an endpoint's menu, or run a workflow."}
        </p>
      )}
      {rows && rows.length > 0 && <Table rows={rows} onOpen={setOpen} />}
      {more && (
        <button
          type="button"
          className={`${ui.quiet} ${own.more}`}
          onClick={() => more().catch(report)}
        >
          Show older messages
        </button>
      )}
      {shown && (
        <DeliveryDialog
          delivery={shown}
          onReplay={() => log.replay(shown)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Filters({ log: { filter, setFilter }, endpoints }: { log: Log; endpoints: Endpoint[] }) {
  return (
    <div className={own.filters}>
      {endpoints.length > 1 && (
        <select
          aria-label="Endpoint"
          value={filter.endpointId}
          onChange={(event) => setFilter({ ...filter, endpointId: event.target.value })}
        >
          <option value="">All endpoints</option>
          {endpoints.map(({ id, url }) => (
            <option key={id} value={id}>
              {url}
            </option>
          ))}
        </select>
      )}
      <div className={ui.segments} role="tablist" aria-label="State">
        {STATES.map(([status, words]) => (
          <button
            key={status}
            type="button"
            role="tab"
            aria-selected={filter.status === status}
            onClick={() => setFilter({ ...filter, status })}
          >
            {words}
          </button>
        ))}
      </div>
    </div>
  );
}

function Table({ rows, onOpen }: { rows: Delivery[]; onOpen(id: string): void }) {
  return (
    <div className={css.table}>
      <table>
        <thead>
          <tr>
            <th>State</th>
            <th>Event</th>
            <th>To</th>
            <th>Attempts</th>
            <th>Response</th>
            <th>Sent</th>
            <th>Next attempt</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} onOpen={() => onOpen(row.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, onOpen }: { row: Delivery; onOpen(): void }) {
  const last = row.attempts.at(-1);
  return (
    <tr className={own.opens}>
      <td>
        <DeliveryState delivery={row} />
      </td>
      <td>
        {/* Its face covers the whole row: a click anywhere opens it. */}
        <button type="button" onClick={onOpen}>
          {row.event}
        </button>
      </td>
      <td>
        <code className={own.address}>{row.url}</code>
      </td>
      <td>{row.attempts.length}</td>
      <td>{last ? (last.status ?? "None") : "–"}</td>
      <td className={own.moment}>{when(row.createdAt)}</td>
      <td className={own.moment}>{row.nextAttemptAt ? until(row.nextAttemptAt) : "–"}</td>
    </tr>
  );
}
