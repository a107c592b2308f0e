import { Check, Copy, KeyRound, Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { get, send } from "../api/client";
import type { ApiKey, Usage, Workflow } from "../api/types";
import type { Boot } from "../boot";
import { snippet } from "../graph/snippets";
import { report } from "../run/actions";
import { CodeBlock } from "../ui/CodeBlock";
import ui from "../ui/Ui.module.css";
import { CreateKey } from "./CreateKey";
import { KeyTable } from "./KeyTable";
import css from "./Pages.module.css";
import { SettingsFrame } from "./SettingsFrame";

export function ApiKeys({ boot }: { boot: Boot }) {
  const [keys, setKeys] = useState<ApiKey[] | null>(null);
  const [fresh, setFresh] = useState<(ApiKey & { key: string }) | null>(null);
  const [making, setMaking] = useState(false);
  const load = () => get<{ data: ApiKey[] }>("/keys").then(({ data }) => setKeys(data), report);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void load(), []);
  return (
    <SettingsFrame boot={boot} title="API keys">
      <header className={css.head}>
        <div>
          <h1>API keys</h1>
          <p>
            Call a workflow from your own code. A key acts for the team, within the scopes you give
            it.
          </p>
        </div>
        <button type="button" className={ui.primary} onClick={() => setMaking(true)}>
          <Plus size={16} aria-hidden="true" /> Create key
        </button>
      </header>
      {fresh && <Fresh fresh={fresh} />}
      {keys && (
        <KeyTable
          keys={keys}
          onRevoke={(key) => send("DELETE", `/keys/${key.id}`).then(load, report)}
        />
      )}
      <div className={css.pair}>
        <Sample />
        <Limits />
      </div>
      {making && (
        <CreateKey
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setFresh(key);
            setMaking(false);
            void load();
          }}
        />
      )}
    </SettingsFrame>
  );
}

function Fresh({ fresh }: { fresh: ApiKey & { key: string } }) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(fresh.key).then(() => setCopied(true));
  return (
    <section className={css.fresh} role="status">
      <KeyRound size={18} aria-hidden="true" />
      <div>
        <strong>“{fresh.name}” is ready. Copy it now: it is not shown again.</strong>
        <code>{fresh.key}</code>
      </div>
      <button type="button" className={ui.quiet} onClick={() => void copy()}>
        {copied ? <Check size={14} /> : <Copy size={14} />} {copied ? "Copied" : "Copy key"}
      </button>
    </section>
  );
}

function Sample() {
  const [workflow, setWorkflow] = useState<Workflow | null>(null);
  useEffect(() => {
    get<Workflow[]>("/workflows?limit=1").then(([newest]) => setWorkflow(newest ?? null), report);
  }, []);
  if (!workflow) return null;
  const triggerData = { prompt: "A sunset over a mountain lake" };
  return (
    <section className={css.panel}>
      <h2>Run “{workflow.name}”</h2>
      <CodeBlock
        text={snippet("curl", { origin: location.origin, workflowId: workflow.id, triggerData })}
      />
    </section>
  );
}

function Limits() {
  const [usage, setUsage] = useState<Usage | null>(null);
  useEffect(() => {
    get<{ data: Usage }>("/developer/usage").then(({ data }) => setUsage(data), report);
  }, []);
  if (!usage) return null;
  const day = usage.limits.executionsPerDay;
  return (
    <section className={css.panel}>
      <h2>Today, plan {usage.plan}</h2>
      <dl className={css.facts}>
        <dt>Runs today</dt>
        <dd>{day === null ? usage.today.executions : `${usage.today.executions} of ${day}`}</dd>
        <dt>Credits</dt>
        <dd>{usage.credits.available.toLocaleString("en")}</dd>
        <dt>Held by running work</dt>
        <dd>{usage.credits.held.toLocaleString("en")}</dd>
      </dl>
    </section>
  );
}
