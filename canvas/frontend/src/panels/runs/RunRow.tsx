import { AudioLines, Box, Clapperboard, FileText } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import type { RunItem, RunOutput } from "../../api/runs";
import { clock } from "../../graph/days";
import { widths } from "../../graph/timeline";
import { duration, seconds } from "../../run/status";
import { useNow } from "../../run/watch";
import { runName, startedBy } from "../../run/words";
import { useHistory } from "../../store/history";
import { isNarrow, STACKED } from "../../ui/narrow";
import { EndingPill } from "./EndingPill";
import css from "./Runs.module.css";

export const RunRow = memo(function RunRow({ run, team }: { run: RunItem; team: boolean }) {
  const chosen = useHistory((history) => history.selected === run.executionId);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const { choose } = useHistory.getState();
  const who = startedBy(run);
  const { charged, held } = run.credits;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it has the keys
    <div
      ref={ref}
      id={`run-${run.executionId}`}
      className={css.row}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onClick={() => {
        choose(run.executionId);
        if (isNarrow(STACKED)) showDetail();
      }}
    >
      {/* What is read first is drawn third. */}
      <span className={css.names} title={clock(run.createdAt)}>
        <strong>{runName(run)}</strong>
        <small>{who}</small>
      </span>
      <EndingPill run={run} />
      <Thumbs outputs={run.outputs} over={run.status !== "RUNNING"} />
      <span className={css.prompt}>
        {run.prompt || "No prompt"}
        {team && <small>{run.workflowName ?? "A deleted workflow"}</small>}
      </span>
      <Segments run={run} />
      <Took run={run} />
      <span className={css.cost}>{charged + held} cr</span>
    </div>
  );
});

/** Once it is drawn; below the list nobody would see it come. */
function showDetail(): void {
  requestAnimationFrame(() => document.getElementById("chosen-run")?.scrollIntoView());
}

const ROOM = 118;

function Segments({ run }: { run: RunItem }) {
  const gap = run.segments.length > 14 ? 1 : 3;
  const wide = widths(run.segments, ROOM, gap);
  return (
    <span className={css.segments} style={{ gap }} aria-hidden="true">
      {run.segments.map((segment, index) => (
        <i
          key={segment.nodeId}
          title={segment.label}
          data-status={segment.cached ? "CACHED" : segment.status}
          style={{ width: wide[index] }}
        />
      ))}
    </span>
  );
}

function Took({ run }: { run: RunItem }) {
  const now = useNow(run.status === "RUNNING");
  const until = run.completedAt ?? (run.status === "RUNNING" ? new Date(now).toISOString() : null);
  const took = seconds(run.startedAt ?? run.createdAt, until);
  return <span className={css.took}>{took === null ? "" : duration(Math.max(0, took))}</span>;
}

function Thumbs({ outputs, over }: { outputs: RunOutput[]; over: boolean }) {
  if (outputs.length === 0) return <span className={css.thumbs}>{over ? "No output" : ""}</span>;
  return (
    <span className={css.thumbs} aria-hidden="true">
      {outputs.slice(0, 3).map((output) => (
        <Thumb key={output.url} output={output} />
      ))}
    </span>
  );
}

const SIGNS: Record<string, typeof Box> = {
  audio: AudioLines,
  video: Clapperboard,
  text: FileText,
};

export function Thumb({ output }: { output: RunOutput }) {
  if (output.type === "image") return <img src={output.url} alt="" loading="lazy" />;
  const Sign = SIGNS[output.type] ?? Box;
  return (
    <i>
      <Sign size={18} aria-hidden="true" />
    </i>
  );
}
