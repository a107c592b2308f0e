import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { Usage } from "../api/types";
import { report } from "../run/actions";
import css from "./Pages.module.css";

/** What the team's plan allows, and how much of today is used. */
export function Limits() {
  const [usage, setUsage] = useState<Usage | null>(null);
  useEffect(() => {
    get<{ data: Usage }>("/developer/usage").then(({ data }) => setUsage(data), report);
  }, []);
  if (!usage) return null;
  const { limits, credits, today } = usage;
  return (
    <section className={css.panel}>
      <header>
        <h2>Limits, plan {usage.plan}</h2>
      </header>
      <dl className={css.facts}>
        <dt>Runs today</dt>
        <dd>
          {limits.executionsPerDay === null
            ? today.executions
            : `${today.executions} of ${limits.executionsPerDay}`}
        </dd>
        {limits.executionsPerDay !== null && (
          <dd className={css.meter} aria-hidden="true">
            <i style={{ width: `${(100 * today.executions) / limits.executionsPerDay}%` }} />
          </dd>
        )}
        <dt>Runs a minute</dt>
        <dd>{limits.executionsPerMinute}</dd>
        <dt>Requests a minute</dt>
        <dd>{limits.requestsPerMinute}</dd>
        <dt>Credits</dt>
        <dd>{credits.available.toLocaleString("en")}</dd>
        <dt>Held by running work</dt>
        <dd>{credits.held.toLocaleString("en")}</dd>
      </dl>
    </section>
  );
}
