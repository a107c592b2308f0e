import { useState } from "react";
import { triggerDataOf } from "../graph/calls";
import { toServer } from "../graph/document";
import { flatten } from "../graph/flatten";
import { wholeOf } from "../graph/levels";
import { type Language, snippet } from "../graph/snippets";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { CodeBlock } from "../ui/CodeBlock";
import { LanguageTabs } from "../ui/LanguageTabs";
import css from "./Frame.module.css";
import own from "./Tabs.module.css";

/** The calls that run this very workflow, with its own id and its own prompt. */
export function ApiTab({ workflowId }: { workflowId: string }) {
  const graph = useEditor();
  const [language, setLanguage] = useState<Language>("curl");
  const [whole, setWhole] = useState(false);
  const types = useCatalogue((catalogue) => catalogue.types);
  const text = snippet(language, {
    origin: location.origin,
    workflowId,
    triggerData: triggerDataOf(types, flatten(wholeOf(graph))),
    graph: whole ? toServer(graph) : undefined,
  });
  return (
    <div className={css.scroll}>
      <section className={`${css.narrow} ${own.tab}`}>
        <h1>Run it from your code</h1>
        <p>
          Make a key under <a href="/settings/api-keys">Settings, API keys</a>, put it into the
          environment as <code>WIREFLOW_KEY</code>, and send this workflow with one call. Then poll,
          starting at one second and waiting half as long again each time, ten at most.{" "}
          <a href="/docs/api#executeWorkflow">Read the API</a>
        </p>
        <div className={own.bar}>
          <LanguageTabs language={language} onChange={setLanguage} />
          <label>
            <input
              type="checkbox"
              checked={whole}
              onChange={(event) => setWhole(event.target.checked)}
            />
            Send the graph along
          </label>
        </div>
        <CodeBlock text={text} />
        <p>
          Keys of <code>triggerData</code> match an input by its name, a node by its id or label, or
          any unlinked port of that name.
        </p>
      </section>
    </div>
  );
}
