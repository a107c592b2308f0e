import type { Usage } from "../api/settings";
import css from "../pages/Pages.module.css";
import { Bars } from "../ui/Bars";
import own from "./Settings.module.css";

type Day = Usage["byDay"][number];

interface Props {
  name: string;
  days: Day[];
  of(day: Day): number;
}

const HEIGHT = 120;
const number = (value: number) => value.toLocaleString("en");
/** Days are of UTC: elsewhere midnight UTC may lie in the day before. */
const dayOf = (day: string) =>
  new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** One number a day, as bars. */
export function DayChart({ name, days, of }: Props) {
  const values = days.map(of);
  const sum = values.reduce((one, other) => one + other, 0);
  const most = Math.max(0, ...values);
  const peak = days[values.indexOf(most)];
  const words = name.toLowerCase();
  const label =
    sum && peak
      ? `${number(sum)} ${words} in 30 days, most on ${dayOf(peak.day)}: ${number(most)}`
      : `No ${words} in 30 days`;
  return (
    <section className={css.panel} aria-label={`${name} by day`}>
      <header>
        <h2>{name}</h2>
        <strong className={own.sum}>{number(sum)}</strong>
      </header>
      <div className={own.chart}>
        <small>{number(most)}</small>
        <Bars
          values={values}
          label={label}
          titles={days.map((day) => `${dayOf(day.day)}: ${number(of(day))}`)}
          height={HEIGHT}
        />
      </div>
      <div className={own.axis}>
        <small>{days[0] && dayOf(days[0].day)}</small>
        <small>Today</small>
      </div>
    </section>
  );
}
