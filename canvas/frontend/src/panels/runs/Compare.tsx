import { ArrowLeft } from "lucide-react";
import { useEffect, useState } from "react";
import { get } from "../../api/client";
import type { RunBody, RunGraph, RunItem } from "../../api/runs";
import { clock, dayTitle } from "../../graph/days";
import { diff, seedChanges } from "../../graph/diff";
import { report } from "../../run/actions";
import { duration, seconds } from "../../run/status";
import { runName, startedBy } from "../../run/words";
import { useHistory } from "../../store/history";
import ui from "../../ui/Ui.module.css";
import { Change, DiffList } from "../versions/DiffList";
import css from "./Compare.module.css";
import { EndingPill } from "./EndingPill";
import { Showing } from "./Showing";

interface Side {
  run: RunItem;
  body: RunBody;
  graph: RunGraph;
}

/** Two runs side by side: what each made, and what was different. The older one stands left. */
export function Compare({ pair, onClose }: { pair: [string, string]; onClose(): void }) {
  const [sides, setSides] = useState<[Side, Side] | null>(null);
  useEffect(() => {
    const [older = "", newer = ""] = [...pair].sort();
    Promise.all([read(older), read(newer)]).then(setSides, report);
  }, [pair]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onClose]);
  return (
    <section className={css.compare} aria-label="Two runs compared">
      <header>
        <button type="button" className={ui.quiet} onClick={onClose}>
          <ArrowLeft size={15} aria-hidden="true" /> All runs
        </button>
        <h1>{sides ? `${runName(sides[0].run)} and ${runName(sides[1].run)}` : "Compare"}</h1>
      </header>
      {sides && (
        <>
          <div className={css.sides}>
            {sides.map((side) => (
              <Half key={side.run.executionId} side={side} />
            ))}
          </div>
          <Differences sides={sides} />
        </>
      )}
    </section>
  );
}

async function read(executionId: string): Promise<Side> {
  const run = useHistory.getState().items?.find((item) => item.executionId === executionId);
  if (!run) throw new Error(`${executionId} is not in the list`);
  const path = `/workflows/executions/${executionId}`;
  const [body, graph] = await Promise.all([
    get<RunBody>(`${path}/poll`),
    get<{ data: RunGraph }>(`${path}/graph`),
  ]);
  return { run, body, graph: graph.data };
}

function Half({ side: { run } }: { side: Side }) {
  const output = run.outputs[0];
  return (
    <article className={css.half} aria-label={runName(run)}>
      {output ? <Showing output={output} /> : <p className={css.empty}>No output</p>}
      <div className={css.title}>
        <strong>{runName(run)}</strong>
        <EndingPill run={run} />
      </div>
      <p>
        {dayTitle(new Date(run.createdAt))} {clock(run.createdAt)}, {startedBy(run)}
      </p>
    </article>
  );
}

function Differences({ sides: [older, newer] }: { sides: [Side, Side] }) {
  const seeds = seedChanges(older.body.nodeStates, newer.body.nodeStates);
  const took = ({ body }: Side) => {
    const length = seconds(body.startedAt, body.completedAt);
    return length === null ? "not finished" : duration(length);
  };
  const facts: [string, string, string][] = [
    ["Duration", took(older), took(newer)],
    ["Cost", `${older.body.credits.charged} cr`, `${newer.body.credits.charged} cr`],
    ["Prompt", older.run.prompt, newer.run.prompt],
  ];
  return (
    <div className={css.differences}>
      <section aria-label="Results">
        <h2>Results</h2>
        {facts.map(([name, before, after]) =>
          before === after ? (
            <p key={name} className={css.equal}>
              <span>{name}</span> {before || "none"}
            </p>
          ) : (
            <Change key={name} name={name} change={{ key: name, before, after }} />
          ),
        )}
        {seeds.map((change) => (
          <Change key={change.key} name={`Seed of ${change.key}`} change={change} />
        ))}
      </section>
      <section aria-label="Graph">
        <h2>Graph</h2>
        <DiffList difference={diff(older.graph, newer.graph)} same="Both ran the same graph." />
      </section>
    </div>
  );
}
