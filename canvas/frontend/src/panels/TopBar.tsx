import { Cloud, CloudAlert, Play, Square, WifiOff } from "lucide-react";
import type { Boot } from "../boot";
import { wholeOf } from "../graph/levels";
import { creditsOf } from "../graph/typeOf";
import { run, stop } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { type Tab, usePage } from "../store/page";
import { useRuns, useShown } from "../store/runs";
import { rename } from "../store/saving";
import { Mark } from "../ui/Mark";
import { ThemeButton } from "../ui/ThemeButton";
import { CopyToMyTeam } from "./CopyToMyTeam";
import css from "./Frame.module.css";
import { People } from "./People";
import { PublishButton } from "./PublishButton";
import { ShareButton } from "./ShareButton";
import { TeamSwitch } from "./TeamSwitch";
import { VersionsButton } from "./versions/VersionsButton";

const TABS: [Tab, string][] = [
  ["canvas", "Canvas"],
  ["api", "API"],
  ["runs", "Runs"],
];

export function TopBar({ boot }: { boot: Boot }) {
  const { tab, name, set, credits } = usePage();
  return (
    <header className={css.top}>
      <a className={css.mark} href="/workflows" aria-label="Wireflow, all workflows">
        <Mark />
      </a>
      <nav className={css.path} aria-label="Path">
        {boot.guest ? <span>Shared with you</span> : <TeamSwitch boot={boot} />}
        <span aria-hidden="true">/</span>
        <input
          aria-label="Name of the workflow"
          value={name}
          maxLength={200}
          readOnly={boot.access === "view"}
          onChange={(event) => rename(event.target.value)}
        />
      </nav>
      <h1 className="unseen">{name}</h1>
      <Saved />
      {boot.workflowId && !boot.guest && <VersionsButton workflowId={boot.workflowId} />}
      <div className={css.tabs} role="tablist" aria-label="Views">
        {(boot.guest ? [] : TABS).map(([key, label]) => (
          <button
            key={key}
            type="button"
            role="tab"
            aria-selected={tab === key}
            onClick={() => set({ tab: key })}
          >
            {label}
          </button>
        ))}
      </div>
      <div className={css.right}>
        <People />
        {credits !== null && <span className={css.credits}>{credits.toLocaleString("en")} cr</span>}
        <ThemeButton />
        {boot.access === "run" && <ShareButton />}
        {boot.access === "run" && <PublishButton />}
        {boot.access === "run" && boot.workflowId && <RunButton workflowId={boot.workflowId} />}
        {boot.guest && boot.workflowId && <CopyToMyTeam workflowId={boot.workflowId} />}
      </div>
    </header>
  );
}

const SAVING = {
  saved: "Saved",
  saving: "Saving",
  unsaved: "Edited",
  failed: "Not saved, trying again",
  conflict: "Changed elsewhere",
};

function Saved() {
  const saving = usePage((page) => page.saving);
  const connected = useRuns((runs) => runs.connected);
  const Icon = saving === "failed" || saving === "conflict" ? CloudAlert : Cloud;
  return (
    <span className={css.saved} data-state={saving} role="status">
      <Icon size={15} aria-hidden="true" /> <span>{SAVING[saving]}</span>
      {!connected && (
        <span className={css.offline}>
          <WifiOff size={14} aria-hidden="true" /> Reconnecting
        </span>
      )}
    </span>
  );
}

function RunButton({ workflowId }: { workflowId: string }) {
  const running = useShown()?.status === "RUNNING";
  const types = useCatalogue((catalogue) => catalogue.types);
  const sum = useEditor((editor) => creditsOf(types, wholeOf(editor).nodes));
  const quote = usePage((page) => page.quote);
  const price = quote?.credits ?? sum;
  const empty = useEditor((editor) => editor.nodes.length === 0);
  if (running) {
    return (
      <button type="button" className={css.stop} onClick={() => void stop()}>
        <Square size={14} aria-hidden="true" /> Stop
      </button>
    );
  }
  return (
    <button type="button" className={css.run} disabled={empty} onClick={() => void run(workflowId)}>
      <Play size={14} aria-hidden="true" /> Run{" "}
      {price > 0 && <span>{quote?.exact === false ? `about ${price}` : price} cr</span>}
    </button>
  );
}
