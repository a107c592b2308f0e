import { useEffect } from "react";
import { NO_FILTERS } from "../../graph/runFilters";
import { useWatch } from "../../run/watch";
import { useHistory } from "../../store/history";
import { useRuns } from "../../store/runs";
import { Compare } from "./Compare";
import { RunDetail } from "./RunDetail";
import { RunList } from "./RunList";
import css from "./Runs.module.css";
import { RunsHead } from "./RunsHead";

/** What ran, newest first, and the one that is looked at. Without a workflow: the whole team's. */
export function RunsView({ workflowId = "" }: { workflowId?: string }) {
  const { items, pair, selected, refresh, filter, set } = useHistory();
  useEffect(() => {
    useHistory.setState({ items: null, selected: null, pair: null, picking: false });
    void filter({ ...NO_FILTERS, workflowId });
  }, [workflowId, filter]);
  const latest = useRuns(({ executions }) =>
    Object.values(executions)
      .map(({ executionId, status }) => executionId + status)
      .join(),
  );
  const busy = items?.some(({ status }) => status === "RUNNING") ?? false;
  useWatch(refresh, busy, `${workflowId} ${latest}`);
  if (pair) return <Compare pair={pair} onClose={() => set({ pair: null })} />;
  return (
    <div className={css.view}>
      <section className={css.list} aria-label="Runs">
        <RunsHead workflowId={workflowId} />
        <RunList team={workflowId === ""} />
      </section>
      {selected && <RunDetail key={selected} executionId={selected} />}
    </div>
  );
}
