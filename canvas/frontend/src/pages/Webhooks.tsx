import { useState } from "react";
import type { Boot } from "../boot";
import { Incoming } from "../settings/Incoming";
import { Outgoing } from "../settings/Outgoing";
import { SettingsPage } from "../settings/SettingsPage";
import ui from "../ui/Ui.module.css";
import css from "./Pages.module.css";

type Side = "outgoing" | "incoming";

const SIDES: [Side, string][] = [
  ["outgoing", "Outgoing"],
  ["incoming", "Incoming"],
];

/** Settings > Webhooks. `#incoming` opens the second side, `#incoming/<id>` one workflow there. */
export default function Webhooks({ boot }: { boot: Boot }) {
  const [first, workflowId] = location.hash.slice(1).split("/");
  const [side, setSide] = useState<Side>(first === "incoming" ? "incoming" : "outgoing");
  const choose = (next: Side) => {
    history.replaceState(null, "", `#${next}`);
    setSide(next);
  };
  return (
    <SettingsPage boot={boot}>
      <header className={css.head}>
        <div>
          <h1>Webhooks</h1>
          <p>Your servers hear what became of runs, and other services start your workflows.</p>
        </div>
        <div className={ui.segments} role="tablist" aria-label="Direction">
          {SIDES.map(([key, words]) => (
            <button
              key={key}
              type="button"
              role="tab"
              aria-selected={side === key}
              onClick={() => choose(key)}
            >
              {words}
            </button>
          ))}
        </div>
      </header>
      {side === "outgoing" ? <Outgoing /> : <Incoming first={workflowId} />}
    </SettingsPage>
  );
}
