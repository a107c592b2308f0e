import { Play } from "lucide-react";
import { useRef, useState } from "react";
import { CardNotes } from "../canvas/CardNotes";
import { Glyph } from "../canvas/Glyph";
import { FieldFindings } from "../fields/FieldFindings";
import { FieldList } from "../fields/FieldList";
import { price } from "../graph/price";
import { run } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useNodeFindings, useRefused } from "../store/findings";
import { mentionAs } from "../store/naming";
import { useNodeState } from "../store/runs";
import css from "./Inspector.module.css";
import { ModelSwitch } from "./ModelSwitch";
import { NodeApi } from "./NodeApi";
import { OutputTab } from "./OutputTab";
import { SheetClose } from "./SheetClose";
import { InsidePanel, SubgraphPanel } from "./SubgraphPanel";

const TABS = ["Settings", "Output", "API"] as const;

/** The rest of a node that its card does not show; only there when one node is selected. */
export function Inspector({ workflowId }: { workflowId: string }) {
  const selected = useEditor((editor) => {
    const chosen = editor.nodes.filter((node) => node.selected);
    return chosen.length === 1 ? chosen[0] : undefined;
  });
  const [tab, setTab] = useState<(typeof TABS)[number]>("Settings");
  if (selected?.type === "subgraph") return <SubgraphPanel id={selected.id} key={selected.id} />;
  if (!selected) return <InsidePanel />;
  if (selected.type !== "card") return null;
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
  const before = useRef("");
  return (
    <header className={css.head}>
      <Glyph type={type} />
      <div>
        <input
          aria-label="Name of the node"
          value={data?.label ?? ""}
          maxLength={80}
          onFocus={({ target }) => {
            before.current = target.value;
          }}
          onBlur={({ target }) => mentionAs(id, before.current, target.value)}
          onChange={(event) => update(id, { label: event.target.value })}
        />
        <span>{type?.category}</span>
      </div>
      <SheetClose id={id} />
    </header>
  );
}

function Settings({ id }: { id: string }) {
  const { data, type } = useSelected(id);
  const state = useNodeState(id);
  const findings = useNodeFindings(id);
  const refused = useRefused(id);
  const known = new Set(type?.inputs.map(({ key }) => key));
  const atFields = findings.filter(({ field }) => field && known.has(field));
  const others = findings.filter((finding) => !atFields.includes(finding));
  if (!data || !type)
    return (
      <>
        <p className={css.about}>This server does not know this node type.</p>
        <FieldFindings findings={findings} />
      </>
    );
  return (
    <>
      <ModelSwitch id={id} type={type} />
      <p className={css.about} title={type.description} data-clamped>
        {type.description}
      </p>
      <CardNotes state={state} problem={findings.length > 0 ? undefined : refused} type={type} />
      <FieldFindings findings={others} />
      <FieldList nodeId={id} fields={type.inputs} config={data.config} />
    </>
  );
}

function Foot({ id, workflowId }: { id: string; workflowId: string }) {
  const { data, type } = useSelected(id);
  const toggleMode = useEditor((editor) => editor.toggleMode);
  return (
    <footer className={css.foot}>
      <span>{type ? price(type) || "Free" : ""}</span>
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
