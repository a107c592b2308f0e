import { Boxes, ExternalLink, FolderOpen, Play, Save, Trash2, Ungroup, Unlink } from "lucide-react";
import { readBoot } from "../boot";
import { CardNotes } from "../canvas/CardNotes";
import { Glyph } from "../canvas/Glyph";
import type { Inside, Subgraph } from "../graph/document";
import { openSubgraph as opened } from "../graph/levels";
import { typeOf } from "../graph/typeOf";
import { run } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useProblem } from "../store/findings";
import { openSubgraph } from "../store/levels";
import { useNodeState } from "../store/runs";
import { forgetSaved, saveForReuse, useIsSaved } from "../store/saved";
import { dissolveSubgraphs, setPorts } from "../store/structure";
import inspector from "./Inspector.module.css";
import { PortList } from "./PortList";
import { SheetClose } from "./SheetClose";
import css from "./Structure.module.css";

/** A selected subgraph: its name, its ports, and what can be done with it. */
export function SubgraphPanel({ id }: { id: string }) {
  const node = useEditor((editor) => editor.nodes.find((one) => one.id === id));
  const types = useCatalogue((catalogue) => catalogue.types);
  const state = useNodeState(id);
  const problem = useProblem(id);
  if (node?.type !== "subgraph") return null;
  const type = typeOf(types, node);
  return (
    <aside className={inspector.inspector} aria-label={`Settings of ${node.data.label}`}>
      <header className={inspector.head}>
        <Glyph type={type} />
        <div>
          <input
            aria-label="Name of the subgraph"
            value={node.data.label}
            maxLength={80}
            onChange={(event) => useEditor.getState().update(id, { label: event.target.value })}
          />
          <span>{type?.label}</span>
        </div>
        <SheetClose id={id} />
      </header>
      <div className={inspector.body}>
        <Actions node={node} />
        <CardNotes state={state} problem={problem} type={type} />
        {node.data.workflowId ? (
          <p className={css.about}>
            Another workflow. Each run takes it as it is saved then; its inputs and outputs are set
            there.
          </p>
        ) : (
          <Ports id={id} inside={node.data} />
        )}
      </div>
      <Foot id={id} credits={type?.credits ?? 0} bypassed={node.data.mode === "bypassed"} />
    </aside>
  );
}

/** Inside a subgraph, with nothing selected: the ports of the one that is open. */
export function InsidePanel() {
  const open = useEditor((editor) => opened(editor.outer));
  const none = useEditor((editor) => editor.nodes.every((node) => !node.selected));
  if (!open || !none) return null;
  return (
    <aside className={inspector.inspector} aria-label={`Ports of ${open.data.label}`}>
      <header className={inspector.head}>
        <Boxes size={18} aria-hidden="true" />
        <div>
          <strong>{open.data.label}</strong>
          <span>What goes in and what comes out</span>
        </div>
      </header>
      <div className={inspector.body}>
        <Ports id={null} inside={open.data} />
      </div>
    </aside>
  );
}

function Ports({ id, inside }: { id: string | null; inside: Inside }) {
  const { inputs, outputs } = inside;
  return (
    <>
      <PortList
        title="Inputs"
        side="inputs"
        inside={inside}
        open={id === null}
        onChange={(ports) => setPorts(id, { inputs: ports, outputs })}
      />
      <PortList
        title="Outputs"
        side="outputs"
        inside={inside}
        open={id === null}
        onChange={(ports) => setPorts(id, { inputs, outputs: ports })}
      />
    </>
  );
}

function Actions({ node }: { node: Subgraph }) {
  return node.data.workflowId ? <LinkedActions id={node.id} /> : <OwnActions node={node} />;
}

function LinkedActions({ id }: { id: string }) {
  return (
    <div className={css.actions}>
      <button type="button" onClick={() => openSubgraph(id)}>
        <ExternalLink size={15} aria-hidden="true" /> Open the workflow
      </button>
      <button
        type="button"
        title="Keep a copy that can be changed here"
        onClick={() => useEditor.getState().update(id, { workflowId: undefined })}
      >
        <Unlink size={15} aria-hidden="true" /> Unlink
      </button>
    </div>
  );
}

function OwnActions({ node: { id, data } }: { node: Subgraph }) {
  const saved = useIsSaved(data.savedNodeId);
  return (
    <div className={css.actions}>
      <button type="button" onClick={() => openSubgraph(id)}>
        <FolderOpen size={15} aria-hidden="true" /> Open
      </button>
      <button type="button" onClick={() => dissolveSubgraphs([id])}>
        <Ungroup size={15} aria-hidden="true" /> Dissolve
      </button>
      <button type="button" onClick={() => void saveForReuse(id)}>
        <Save size={15} aria-hidden="true" /> {saved ? "Update the saved one" : "Save for reuse"}
      </button>
      {saved && data.savedNodeId && (
        <button type="button" onClick={() => void forgetSaved(data.savedNodeId ?? "")}>
          <Trash2 size={15} aria-hidden="true" /> Delete the saved one
        </button>
      )}
    </div>
  );
}

function Foot({ id, credits, bypassed }: { id: string; credits: number; bypassed: boolean }) {
  return (
    <footer className={inspector.foot}>
      <span>{credits ? `${credits} cr` : "Free"}</span>
      <button
        type="button"
        aria-pressed={bypassed}
        onClick={() => useEditor.getState().toggleMode([id], "bypassed")}
      >
        Bypass
      </button>
      <button
        type="button"
        className={inspector.run}
        onClick={() => void run(readBoot().workflowId ?? "", id)}
      >
        <Play size={14} aria-hidden="true" /> Run to here
      </button>
    </footer>
  );
}
