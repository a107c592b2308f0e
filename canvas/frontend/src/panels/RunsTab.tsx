import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { ExecutionItem } from "../api/types";
import { when } from "../graph/when";
import { report, showExecution } from "../run/actions";
import { COLOURS, duration, seconds } from "../run/status";
import { usePage } from "../store/page";
import { useRuns } from "../store/runs";
import css from "./Frame.module.css";
import own from "./Tabs.module.css";

/** Every run of this workflow, newest first; a click shows it on the canvas. */
export function RunsTab({ workflowId }: { workflowId: string }) {
  const [runs, setRuns] = useState<ExecutionItem[] | null>(null);
  // The list is read again when a run starts or ends.
  const latest = useRuns(({ executions }) =>
    Object.values(executions)
      .map(({ executionId, status }) => executionId + status)
      .join(),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `latest` only says when
  useEffect(() => {
    get<{ data: ExecutionItem[] }>(`/workflows/executions?workflowId=${workflowId}&limit=50`).then(
      ({ data }) => setRuns(data),
      report,
    );
  }, [workflowId, latest]);
  return (
    <div className={css.scroll}>
      <section className={`${css.narrow} ${own.tab}`}>
        <h1>Runs</h1>
        {runs?.length === 0 && <p>This workflow has not run yet.</p>}
        {runs && runs.length > 0 && (
          <div className={own.runs}>
            {runs.map((run) => (
              <Row key={run.executionId} run={run} />
            ))}
          </div>
        )}
      </section>
    </div>
  );
}

const WORDS = {
  RUNNING: "Running",
  COMPLETED: "Completed",
  FAILED: "Failed",
  CANCELLED: "Stopped",
};
const LOOKS = {
  RUNNING: "running",
  COMPLETED: "done",
  FAILED: "failed",
  CANCELLED: "skipped",
} as const;

function Row({ run }: { run: ExecutionItem }) {
  const set = usePage((page) => page.set);
  const picture = run.finalOutput?.type === "image" ? run.finalOutput.url : null;
  const took = seconds(run.startedAt, run.completedAt);
  const open = () => showExecution(run.executionId).then(() => set({ tab: "canvas" }), report);
  return (
    <button type="button" onClick={() => void open()}>
      {picture ? <img className={own.thumb} src={picture} alt="" /> : <i className={own.thumb} />}
      <span>
        <strong style={{ color: COLOURS[LOOKS[run.status]] }}>{WORDS[run.status]}</strong>
        {run.error && <small>{run.error}</small>}
      </span>
      <span>{took === null ? "" : duration(took)}</span>
      <span>{run.credits.charged} cr</span>
      <span>{when(run.createdAt)}</span>
    </button>
  );
}
