import { RotateCw } from "lucide-react";
import type { Attempt, Delivery } from "../api/hooks";
import { until } from "../graph/until";
import { when } from "../graph/when";
import css from "../pages/Pages.module.css";
import { Code } from "../ui/Code";
import { CopyButton } from "../ui/CopyButton";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import { useSubmit } from "../ui/useSubmit";
import { DeliveryState } from "./DeliveryState";
import own from "./Settings.module.css";

interface Props {
  delivery: Delivery;
  onReplay(): Promise<void>;
  onClose(): void;
}

/** One message: what it said, and what came back at each try. */
export function DeliveryDialog({ delivery, onReplay, onClose }: Props) {
  const { busy, refusal, submit } = useSubmit();
  const { attempts, nextAttemptAt, status } = delivery;
  const payload = JSON.stringify(delivery.payload, null, 2);
  return (
    <Dialog title={delivery.event} wide onClose={onClose}>
      <div className={own.message}>
        <DeliveryState delivery={delivery} />
        <code>{delivery.url}</code>
        {nextAttemptAt && <span>Next attempt {until(nextAttemptAt)}</span>}
        <code>msg_{delivery.id}</code>
      </div>
      <h3 className={own.heading}>Attempts</h3>
      {attempts.length === 0 ? (
        <p className={own.words}>None yet.</p>
      ) : (
        <Attempts rows={attempts} />
      )}
      <h3 className={own.heading}>
        Payload <CopyButton text={payload} words="Copy the payload" bare />
      </h3>
      <div className={own.code}>
        <Code text={payload} />
      </div>
      {refusal && (
        <p className={ui.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={ui.actions}>
        <button
          type="button"
          className={ui.primary}
          disabled={busy || status === "PENDING"}
          title={status === "PENDING" ? "It is still being delivered" : undefined}
          onClick={() => void submit(onReplay)}
        >
          <RotateCw size={14} aria-hidden="true" /> Replay
        </button>
      </div>
    </Dialog>
  );
}

function Attempts({ rows }: { rows: Attempt[] }) {
  return (
    <div className={css.table}>
      <table>
        <thead>
          <tr>
            <th>Time</th>
            <th>Response</th>
            <th>Took</th>
            <th>Answer</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.at}>
              <td className={own.moment}>{when(row.at)}</td>
              <td>{row.status ?? "None"}</td>
              <td>{row.milliseconds} ms</td>
              <td>{row.error || <code className={own.answer}>{row.answer || "Empty"}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
