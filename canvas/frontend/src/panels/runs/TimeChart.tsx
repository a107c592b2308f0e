import { Glyph } from "../../canvas/Glyph";
import { type Bar, ticks, timeline, totals } from "../../graph/timeline";
import { spoken } from "../../run/spoken";
import { duration } from "../../run/status";
import { useNow } from "../../run/watch";
import { useCatalogue } from "../../store/catalogue";
import css from "./Detail.module.css";
import type { RunProps } from "./RunDetail";

/** When each step waited and worked, on one scale, and the sums. */
export function TimeChart({ run, body }: RunProps) {
  const now = useNow(body.status === "RUNNING");
  const until = body.completedAt ? Date.parse(body.completedAt) : now;
  const line = timeline(body.nodeStates, run.createdAt, until);
  const marks = ticks(line.total);
  const end = marks.at(-1) ?? 1;
  return (
    <section className={css.chart} aria-label="Where the time went">
      <header>
        <h3>Where the time went</h3>
        <span>{duration(line.total)} total</span>
      </header>
      <div className={css.plot}>
        <div className={css.grid} aria-hidden="true">
          {marks.map((mark) => (
            <i key={mark} style={{ left: `${(100 * mark) / end}%` }} />
          ))}
        </div>
        {line.bars.map((bar) => (
          <Step key={bar.nodeId} bar={bar} end={end} />
        ))}
        <div className={css.scale} aria-hidden="true">
          {marks.map((mark, index) => (
            <span key={mark} style={{ left: `${(100 * mark) / end}%` }}>
              {index === marks.length - 1 ? `${mark} s` : mark}
            </span>
          ))}
        </div>
      </div>
      <Sums run={run} body={body} line={line} />
    </section>
  );
}

function Step({ bar, end }: { bar: Bar; end: number }) {
  const type = useCatalogue((catalogue) => catalogue.types[bar.nodeType]);
  const { queued, ran } = bar;
  const place = ([from, to]: [number, number]) => ({
    left: `${(100 * from) / end}%`,
    width: `${(100 * (to - from)) / end}%`,
  });
  const waited = queued ? queued[1] - queued[0] : 0;
  const title = waited > 0.05 ? `${bar.label}: ${spoken(waited)} in line` : bar.label;
  return (
    <div className={css.step} title={title}>
      <Glyph type={type} />
      <span className={css.label}>{bar.label}</span>
      <span className={css.track}>
        {waited > 0 && queued && <i data-kind="queued" style={place(queued)} />}
        {ran && <i data-kind={bar.status} style={place(ran)} />}
        {bar.cached && <i data-kind="cached" style={{ left: 0 }} />}
      </span>
      <span className={css.value}>{lengthOf(bar)}</span>
    </div>
  );
}

function lengthOf({ cached, ran, status, queued }: Bar): string {
  if (cached) return "cached";
  if (status === "SKIPPED") return "skipped";
  if (ran) return duration(ran[1] - ran[0]);
  if (status === "CANCELLED") return "stopped";
  return queued ? "in line" : "waiting";
}

function Sums({ body, line }: RunProps & { line: ReturnType<typeof timeline> }) {
  const types = useCatalogue((catalogue) => catalogue.types);
  const sums = totals(line, (nodeType) => types[nodeType]?.kind === "model");
  const { charged, held } = body.credits;
  const cost = held > 0 ? `${charged} of ${charged + held} cr` : `${charged} cr`;
  const facts: [string, string][] = [
    [cost, "Cost"],
    [spoken(sums.queued), "In queue"],
    [spoken(sums.models), "On models"],
    [`${sums.cached} of ${sums.steps}`, "From cache"],
  ];
  return (
    <dl className={css.sums}>
      {facts.map(([value, name]) => (
        <div key={name}>
          <dd>{value}</dd>
          <dt>{name}</dt>
        </div>
      ))}
    </dl>
  );
}
