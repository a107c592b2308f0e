import { useEffect, useRef } from "react";
import { byDay } from "../../graph/days";
import { countFilters } from "../../graph/runFilters";
import { useHistory } from "../../store/history";
import { RunRow } from "./RunRow";
import css from "./Runs.module.css";

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The days with their runs: arrows walk, Enter opens the graph as it was. */
export function RunList({ team }: { team: boolean }) {
  const { items, selected, step, filters } = useHistory();
  if (!items) return <p className={css.none}>Reading the runs</p>;
  if (items.length === 0)
    return <Nothing filtered={countFilters(filters, filters.workflowId) > 0} />;
  const onKey = (event: React.KeyboardEvent) => {
    const by = STEPS[event.key];
    if (event.key === "Enter" && selected) location.assign(`/runs/${selected}`);
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  };
  return (
    <div className={css.scroll}>
      <div
        className={css.days}
        role="listbox"
        aria-label="Runs, newest first"
        aria-activedescendant={selected ? `run-${selected}` : undefined}
        tabIndex={0}
        onKeyDown={onKey}
      >
        {byDay(items).map(({ title, items: runs }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox
          <div key={title} role="group" aria-label={title}>
            <p className={css.day} aria-hidden="true">
              {title}
            </p>
            {runs.map((run) => (
              <RunRow key={run.executionId} run={run} team={team} />
            ))}
          </div>
        ))}
      </div>
      <More />
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <div className={css.none}>
      <strong>{filtered ? "No run matches" : "Nothing has run yet"}</strong>
      <p>
        {filtered
          ? "Take a filter away, or search for something else."
          : "Press Run on the canvas, or call the workflow with an API key."}
      </p>
    </div>
  );
}

/** Reads on when the end of the list comes near. */
function More() {
  const { cursor, more, loading } = useHistory();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = end.current;
    if (!mark || !cursor) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && void more(), {
      rootMargin: "400px",
    });
    watcher.observe(mark);
    return () => watcher.disconnect();
  }, [cursor, more]);
  return (
    <div ref={end} className={css.end}>
      {cursor && loading ? "Reading on" : ""}
    </div>
  );
}
