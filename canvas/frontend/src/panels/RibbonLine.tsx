import { X } from "lucide-react";
import { useEffect, useState } from "react";
import type { Execution } from "../run/applyEvent";
import { COLOURS, duration, lookOf } from "../run/status";
import css from "./Frame.module.css";

interface Props {
  execution: Execution;
  onHide(): void;
}

/** A segment for each node, the time, the credits spent of those held. */
export function RibbonLine({ execution, onHide }: Props) {
  const states = execution.order
    .map((id) => execution.nodes[id])
    .filter((state) => state !== undefined);
  const current = states.find((state) => state.status === "RUNNING");
  const { held, charged } = execution.credits;
  return (
    <section className={css.ribbon} aria-label="The run">
      <i
        className={css.dot}
        style={{ background: COLOURS[current ? "running" : tone(execution)] }}
      />
      <strong>{current?.label ?? title(execution)}</strong>
      <div className={css.segments}>
        {states.map((state) => (
          <i
            key={state.nodeId}
            title={state.label}
            style={{
              background: state.status === "PENDING" ? "var(--surface-3)" : COLOURS[lookOf(state)],
            }}
          />
        ))}
      </div>
      <Elapsed execution={execution} />
      <span>{held ? `${charged} of ${held + charged} cr` : `${charged} cr`}</span>
      <button type="button" aria-label="Hide the run" onClick={onHide}>
        <X size={14} />
      </button>
    </section>
  );
}

function title(execution: Execution): string {
  if (execution.status === "RUNNING") {
    const place = execution.queuePosition;
    return execution.phase === "queued" ? (place ? `Queued, place ${place}` : "Queued") : "Running";
  }
  return { COMPLETED: "Completed", FAILED: "Failed", CANCELLED: "Stopped" }[execution.status];
}

function tone(execution: Execution) {
  const tones = {
    RUNNING: "queued",
    COMPLETED: "done",
    FAILED: "failed",
    CANCELLED: "skipped",
  } as const;
  return tones[execution.status];
}

function Elapsed({ execution }: { execution: Execution }) {
  const [now, setNow] = useState(Date.now());
  const running = execution.status === "RUNNING";
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(timer);
  }, [running]);
  const start = Date.parse(execution.startedAt ?? execution.createdAt);
  const end = execution.completedAt ? Date.parse(execution.completedAt) : now;
  return <span>{duration(Math.max(0, (end - start) / 1000))}</span>;
}
