import type { Boot } from "../boot";
import { DayChart } from "../settings/DayChart";
import { Limits } from "../settings/Limits";
import { NodeTypes } from "../settings/NodeTypes";
import own from "../settings/Settings.module.css";
import { SettingsPage } from "../settings/SettingsPage";
import { useUsage } from "../store/usage";
import css from "./Pages.module.css";

const number = (value: number) => value.toLocaleString("en");

/** Settings > Usage and limits. */
export default function Usage({ boot }: { boot: Boot }) {
  const usage = useUsage((store) => store.usage);
  return (
    <SettingsPage boot={boot}>
      <header className={css.head}>
        <div>
          <h1>Usage and limits</h1>
          <p>What the team ran in the last 30 days. A day turns at 00:00 UTC.</p>
        </div>
      </header>
      {usage && (
        <>
          <dl className={own.tiles}>
            <Tile name="Plan" value={usage.plan} />
            <Tile name="Credits available" value={number(usage.credits.available)} />
            <Tile name="Held by running work" value={number(usage.credits.held)} />
            <Tile name="Runs today" value={number(usage.today.executions)} />
          </dl>
          <div className={own.halves}>
            <DayChart name="Runs" days={usage.byDay} of={(day) => day.executions} />
            <DayChart name="Credits" days={usage.byDay} of={(day) => day.credits} />
          </div>
          <div className={css.pair}>
            <NodeTypes rows={usage.byNodeType} />
            <Limits />
          </div>
        </>
      )}
    </SettingsPage>
  );
}

function Tile({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
