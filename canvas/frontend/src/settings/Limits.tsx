import css from "../pages/Pages.module.css";
import { useUsage } from "../store/usage";
import { Meter } from "../ui/Meter";
import own from "./Settings.module.css";

/** What the team's plan allows, and how much of it is used just now. */
export function Limits() {
  const usage = useUsage((store) => store.usage);
  if (!usage) return null;
  const { limits, minute, today } = usage;
  return (
    <section className={css.panel} aria-label="Limits">
      <header>
        <h2>Limits on {usage.plan}</h2>
      </header>
      <div className={own.meters}>
        <Meter
          label="Requests this minute"
          used={minute.requests}
          most={limits.requestsPerMinute}
        />
        <Meter label="Runs today" used={today.executions} most={limits.executionsPerDay} />
        <Meter
          label="Runs this minute"
          used={minute.executions}
          most={limits.executionsPerMinute}
        />
      </div>
    </section>
  );
}
