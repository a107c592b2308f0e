import { Download, ListFilter } from "lucide-react";
import { useState } from "react";
import type { RunStatistics } from "../../api/runs";
import { countFilters, runQuery } from "../../graph/runFilters";
import { spoken } from "../../run/spoken";
import { useHistory } from "../../store/history";
import ui from "../../ui/Ui.module.css";
import { RunFilterBar } from "./RunFilterBar";
import css from "./Runs.module.css";

export function RunsHead({ workflowId }: { workflowId: string }) {
  const { filters, week, picking, set } = useHistory();
  const [open, setOpen] = useState(false);
  const active = countFilters(filters, workflowId);
  return (
    <header className={css.head}>
      <div className={css.title}>
        <div>
          <h1>Runs</h1>
          <p>{picking ? "Choose the run to compare with" : week ? sentence(week) : " "}</p>
        </div>
        {picking ? (
          <button type="button" className={ui.quiet} onClick={() => set({ picking: false })}>
            Cancel
          </button>
        ) : (
          <>
            <button
              type="button"
              className={ui.quiet}
              aria-expanded={open || active > 0}
              onClick={() => setOpen(!open)}
            >
              <ListFilter size={15} aria-hidden="true" /> Filter
              {active > 0 && <span className={css.count}>{active}</span>}
            </button>
            <a
              className={`${ui.quiet} ${css.link}`}
              href={`/api/v1/workflows/executions/export?${runQuery(filters)}`}
              download
            >
              <Download size={15} aria-hidden="true" /> Export
            </a>
          </>
        )}
      </div>
      {(open || active > 0) && <RunFilterBar workflowId={workflowId} active={active} />}
    </header>
  );
}

function sentence({ runs, failed, medianSeconds }: RunStatistics): string {
  if (runs === 0) return "Nothing ran this week";
  const failures = failed === 1 ? "1 failure" : `${failed || "no"} failures`;
  const all = `${failures} in ${runs.toLocaleString("en")} ${runs === 1 ? "run" : "runs"}`;
  if (medianSeconds === null) return `This week ${all}`;
  return `Median ${spoken(medianSeconds)} this week, ${all}`;
}
