import { Play } from "lucide-react";
import { useState } from "react";
import { CardNotes } from "../canvas/CardNotes";
import { Glyph } from "../canvas/Glyph";
import { FieldEditor } from "../fields/FieldEditor";
import { run } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useNodeState } from "../store/runs";
import css from "./Inspector.module.css";
import { ModelSwitch } from "./ModelSwitch";
import { NodeApi } from "./NodeApi";
import { OutputTab } from "./OutputTab";

const TABS = ["Settings", "Output", "API"] as const;

/** The rest of a node that its card does not show; only there when one node is selected. */
export function Inspector({ workflowId }: { workflowId: string }) {
  const selected = useEditor((editor) => {
    const chosen = editor.nodes.filter((node) => node.selected);
    return chosen.length === 1 ? chosen[0] : undefined;
  });
  const [tab, setTab] = useState<(typeof TABS)[number]>("Settings");
  if (!selected) return null;
  return (
    <aside className={css.inspector} aria-label={`Settings of ${selected.data.label}`}>
      <Heading id={selected.id} />
      <div className={css.tabs} role="tablist">
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => setTab(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div className={css.body} key={selected.id}>
        {tab === "Settings" && <Settings id={selected.id} />}
        {tab === "Output" && <OutputTab id={selected.id} />}
        {tab === "API" && <NodeApi id={selected.id} workflowId={workflowId} />}
      </div>
      <Foot id={selected.id} workflowId={workflowId} />
    </aside>
  );
}

function useSelected(id: string) {
  const data = useEditor((editor) => editor.nodes.find((node) => node.id === id)?.data);
  const type = useCatalogue((catalogue) => catalogue.types[data?.nodeType ?? ""]);
  return { data, type };
}

function Heading({ id }: { id: string }) {
  const { data, type } = useSelected(id);
  const update = useEditor((editor) => editor.update);
  return (
    <header className={css.head}>
      <Glyph type={type} />
      <div>
        <input
          aria-label="Name of the node"
          value={data?.label ?? ""}
          maxLength={80}
          onChange={(event) => update(id, { label: event.target.value })}
        />
        <span>{type?.category}</span>
      </div>
    </header>
  );
}

function Settings({ id }: { id: string }) {
  const { data, type } = useSelected(id);
  const state = useNodeState(id);
  const problem = useEditor((editor) => editor.problems[id]);
  if (!data || !type) return <p className={css.about}>This server does not know this node type.</p>;
  return (
    <>
      <ModelSwitch id={id} type={type} />
      <p className={css.about}>{type.description}</p>
      <CardNotes state={state} problem={problem} type={type} />
      {type.inputs.map((field) => (
        <FieldEditor key={field.key} nodeId={id} field={field} value={data.config[field.key]} />
      ))}
      {type.license && <p className={css.about}>{`${type.maker}, ${type.license}`}</p>}
    </>
  );
}

function Foot({ id, workflowId }: { id: string; workflowId: string }) {
  const { data, type } = useSelected(id);
  const toggleMode = useEditor((editor) => editor.toggleMode);
  return (
    <footer className={css.foot}>
      <span>{type ? (type.credits ? `${type.credits} cr` : "Free") : ""}</span>
      <button
        type="button"
        aria-pressed={data?.mode === "bypassed"}
        onClick={() => toggleMode([id], "bypassed")}
      >
        Bypass
      </button>
      <button type="button" className={css.run} onClick={() => void run(workflowId, id)}>
        <Play size={14} aria-hidden="true" /> Run to here
      </button>
    </footer>
  );
}
