import { GitCompareArrows, RotateCcw, RotateCw, Square, Workflow } from "lucide-react";
import type { RunBody, RunItem } from "../../api/runs";
import { clock, dayTitle } from "../../graph/days";
import { runName, startedBy } from "../../run/words";
import { act, useHistory } from "../../store/history";
import ui from "../../ui/Ui.module.css";
import css from "./Detail.module.css";
import { RunAbout } from "./RunAbout";
import { RunMedia } from "./RunMedia";
import { RunTrouble } from "./RunTrouble";
import { TimeChart } from "./TimeChart";
import { useRun } from "./useRun";

/** One run: what it made, where the time went, what it cost, and what can be done with it. */
export function RunDetail({ executionId }: { executionId: string }) {
  const { run, body } = useRun(executionId);
  if (!run) return <aside id="chosen-run" className={css.detail} aria-label="The chosen run" />;
  return (
    <aside id="chosen-run" className={css.detail} aria-label="The chosen run">
      <Head run={run} />
      {body && (
        <>
          <RunTrouble run={run} body={body} />
          <RunMedia run={run} body={body} />
          <TimeChart run={run} body={body} />
          <RunAbout run={run} body={body} />
        </>
      )}
    </aside>
  );
}

function Head({ run }: { run: RunItem }) {
  const version = run.version === null ? "" : `version ${run.version}, `;
  const day = dayTitle(new Date(run.createdAt));
  return (
    <header className={css.head}>
      <div>
        <h2>{runName(run)}</h2>
        <p>
          {day} {clock(run.createdAt)}, {version}
          {startedBy(run)}
        </p>
      </div>
      <Actions run={run} />
    </header>
  );
}

function Actions({ run }: { run: RunItem }) {
  const { set, items } = useHistory();
  const id = run.executionId;
  const failed = run.status === "FAILED";
  return (
    <div className={css.actions}>
      <button
        type="button"
        className={ui.quiet}
        aria-label="Compare with another run"
        title="Compare with another run"
        disabled={(items?.length ?? 0) < 2}
        onClick={() => set({ picking: true })}
      >
        <GitCompareArrows size={15} />
      </button>
      <a className={`${ui.quiet} ${css.link}`} href={`/runs/${id}`} title="The graph as it was">
        <Workflow size={15} aria-hidden="true" /> Open
      </a>
      {run.status === "RUNNING" ? (
        <button type="button" className={ui.quiet} onClick={() => void act(id, "cancel")}>
          <Square size={13} aria-hidden="true" /> Stop
        </button>
      ) : (
        <button
          type="button"
          className={failed ? ui.quiet : ui.primary}
          title="The same graph and values as a new run"
          onClick={() => void act(id, "again")}
        >
          <RotateCw size={15} aria-hidden="true" /> Run again
        </button>
      )}
      {failed && (
        <button
          type="button"
          className={ui.primary}
          title="Goes on where it failed; what is finished is kept and not charged again"
          onClick={() => void act(id, "retry")}
        >
          <RotateCcw size={15} aria-hidden="true" /> Retry
        </button>
      )}
    </div>
  );
}

export type RunProps = { run: RunItem; body: RunBody };
