import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { FormInput } from "../api/hooks";
import type { Workflow } from "../api/types";
import { sampleOf, type TriggerData } from "../graph/sample";
import { type Language, snippet } from "../graph/snippets";
import css from "../pages/Pages.module.css";
import { report } from "../store/failures";
import { Code } from "../ui/Code";
import { CopyButton } from "../ui/CopyButton";
import { LanguageTabs } from "../ui/LanguageTabs";
import own from "./Settings.module.css";

/** The call that runs a workflow of the team, with what its own form asks for. */
export function Sample() {
  const [list, setList] = useState<Workflow[]>([]);
  const [chosen, setChosen] = useState("");
  const [triggerData, setTriggerData] = useState<TriggerData>({});
  const [language, setLanguage] = useState<Language>("curl");
  useEffect(() => {
    get<Workflow[]>("/workflows?limit=100").then((found) => {
      const drawn = found.filter((one) => one.nodes.length > 0);
      setList(drawn);
      setChosen(drawn[0]?.id ?? "");
    }, report);
  }, []);
  useEffect(() => {
    if (!chosen) return;
    get<{ data: { inputs: FormInput[] } }>(`/workflows/${chosen}/run`).then(
      ({ data }) => setTriggerData(sampleOf(data.inputs)),
      report,
    );
  }, [chosen]);
  if (!chosen) return <Nothing />;
  const text = snippet(language, { origin: location.origin, workflowId: chosen, triggerData });
  return (
    <section className={`${css.panel} ${own.sample}`} aria-label="How to call it">
      <header>
        <Title list={list} chosen={chosen} onChoose={setChosen} />
        <LanguageTabs language={language} onChange={setLanguage} />
        <CopyButton text={text} words="Copy the call" bare />
      </header>
      <Code text={text} />
    </section>
  );
}

interface TitleProps {
  list: Workflow[];
  chosen: string;
  onChoose(id: string): void;
}

function Title({ list, chosen, onChoose }: TitleProps) {
  if (list.length === 1) return <h2>Run “{list[0]?.name}”</h2>;
  return (
    <h2>
      <label htmlFor="sample-workflow">Run</label>
      <select
        id="sample-workflow"
        aria-label="Run which workflow"
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        {list.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </h2>
  );
}

function Nothing() {
  return (
    <section className={css.panel}>
      <h2>Nothing to run yet</h2>
      <p className={own.words}>
        Draw a workflow first; the call that runs it then stands here.{" "}
        <a href="/workflows">Workflows</a>
      </p>
    </section>
  );
}
