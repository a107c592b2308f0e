import { Check, Copy, KeyRound, Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { get, send } from "../api/client";
import type { ApiKey, Workflow } from "../api/types";
import type { Boot } from "../boot";
import { type Language, snippet } from "../graph/snippets";
import { report } from "../run/actions";
import { CodeBlock } from "../ui/CodeBlock";
import { LanguageTabs } from "../ui/LanguageTabs";
import ui from "../ui/Ui.module.css";
import { CreateKey } from "./CreateKey";
import { KeyTable } from "./KeyTable";
import { Limits } from "./Limits";
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
  const [language, setLanguage] = useState<Language>("curl");
  useEffect(() => {
    const choose = (list: Workflow[]) =>
      setWorkflow(list.find((one) => one.nodes.length > 0) ?? null);
    get<Workflow[]>("/workflows?limit=20").then(choose, report);
  }, []);
  if (!workflow) return null;
  const triggerData = { prompt: "A sunset over a mountain lake" };
  const call = { origin: location.origin, workflowId: workflow.id, triggerData };
  return (
    <section className={css.panel}>
      <header>
        <h2>Run “{workflow.name}”</h2>
        <LanguageTabs language={language} onChange={setLanguage} />
      </header>
      <CodeBlock text={snippet(language, call)} />
    </section>
  );
}
