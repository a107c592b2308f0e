import { useState } from "react";
import { get } from "../../api/client";
import type { RunGraph } from "../../api/runs";
import { report } from "../../run/actions";
import { useToasts } from "../../store/toasts";
import css from "./Detail.module.css";
import type { RunProps } from "./RunDetail";

/** What the steps said, what came with the call, and the names to quote when asking for help. */
export function RunAbout({ run, body }: RunProps) {
  const said = body.nodeStates.flatMap((state) =>
    state.warnings.map((text) => ({ text, label: state.label, key: `${state.nodeId} ${text}` })),
  );
  const general = body.warnings.map(({ message }) => ({
    text: message,
    label: "Graph",
    key: message,
  }));
  const notes = [...general, ...said];
  return (
    <div className={css.about}>
      {run.prompt && <p className={css.words}>{run.prompt}</p>}
      {notes.length > 0 && (
        <section aria-label="Notes of the steps">
          <h3>Notes</h3>
          <ul>
            {notes.map(({ key, label, text }) => (
              <li key={key}>
                <strong>{label}</strong> {text}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Given run={run} body={body} />
      <dl className={css.names}>
        <Name label="Execution" value={run.executionId} />
        <Name label="Request" value={run.requestId} />
      </dl>
    </div>
  );
}

/** Trigger data and metadata, read when they are asked for. */
function Given({ run, body }: RunProps) {
  const [graph, setGraph] = useState<RunGraph | null>(null);
  const read = () =>
    get<{ data: RunGraph }>(`/workflows/executions/${run.executionId}/graph`).then(
      ({ data }) => setGraph(data),
      report,
    );
  const seeds = body.nodeStates.filter(({ seed }) => seed !== null);
  return (
    <details className={css.given} onToggle={(event) => event.currentTarget.open && void read()}>
      <summary>Values and seeds</summary>
      <dl>
        {seeds.map(({ nodeId, label, seed }) => (
          <div key={nodeId}>
            <dt>Seed of {label}</dt>
            <dd>{seed}</dd>
          </div>
        ))}
        {Object.entries(graph?.triggerData ?? {}).map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
        {Object.entries(body.metadata).map(([key, value]) => (
          <div key={`metadata ${key}`}>
            <dt>metadata.{key}</dt>
            <dd>{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Name({ label, value }: { label: string; value: string }) {
  const show = useToasts((toasts) => toasts.show);
  if (!value) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    show(`${label} id copied`);
  };
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <button type="button" title="Copy" onClick={() => void copy()}>
          {value}
        </button>
      </dd>
    </>
  );
}
