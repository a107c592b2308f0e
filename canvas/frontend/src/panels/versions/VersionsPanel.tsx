import { Plus, X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import type { Version } from "../../api/runs";
import { diff } from "../../graph/diff";
import { toServer } from "../../graph/document";
import { useEditor } from "../../store/editor";
import { useVersions } from "../../store/versions";
import { Dialog } from "../../ui/Dialog";
import ui from "../../ui/Ui.module.css";
import { DiffList } from "./DiffList";
import { VersionRow } from "./VersionRow";
import css from "./Versions.module.css";

/** The history of the graph: name one, hold the canvas against it, bring it back. */
export function VersionsPanel({ workflowId }: { workflowId: string }) {
  const { open, list, base, toggle, restore } = useVersions();
  const [asked, setAsked] = useState<Version | null>(null);
  useEffect(() => {
    if (open) useEditor.getState().select([]);
  }, [open]);
  if (!open) return null;
  return (
    <aside className={css.panel} aria-label="Version history">
      <header className={css.head}>
        <h2>Version history</h2>
        <button
          type="button"
          className={css.close}
          aria-label="Close the version history"
          onClick={() => toggle(workflowId)}
        >
          <X size={16} />
        </button>
      </header>
      <NameNow workflowId={workflowId} />
      {base && <Changes />}
      <div className={css.rows}>
        {list?.length === 0 && (
          <p className={css.none}>
            Nothing kept yet. While you edit, the graph is kept about every ten minutes; name it to
            keep it for good.
          </p>
        )}
        {list?.map((version) => (
          <VersionRow
            key={version.version}
            workflowId={workflowId}
            version={version}
            onRestore={() => setAsked(version)}
          />
        ))}
      </div>
      {asked && (
        <Dialog title={`Restore version ${asked.version}?`} onClose={() => setAsked(null)}>
          <p>
            The canvas becomes what it was then. The present graph is kept as a version first, and
            undo brings it back at once.
          </p>
          <div className={ui.actions}>
            <button type="button" className={ui.quiet} onClick={() => setAsked(null)}>
              Cancel
            </button>
            <button
              type="button"
              className={ui.primary}
              onClick={() => {
                setAsked(null);
                void restore(workflowId, asked);
              }}
            >
              Restore
            </button>
          </div>
        </Dialog>
      )}
    </aside>
  );
}

function NameNow({ workflowId }: { workflowId: string }) {
  const keep = useVersions((versions) => versions.keep);
  const [name, setName] = useState("");
  return (
    <form
      className={css.name}
      onSubmit={(event) => {
        event.preventDefault();
        setName("");
        void keep(workflowId, name.trim());
      }}
    >
      <input
        aria-label="Name of the present version"
        placeholder="Name the graph as it is now"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className={ui.quiet} disabled={!name.trim()}>
        <Plus size={14} aria-hidden="true" /> Keep
      </button>
    </form>
  );
}

/** What is different now, while a version is chosen. */
function Changes() {
  const base = useVersions((versions) => versions.base);
  const nodes = useEditor((editor) => editor.nodes);
  const edges = useEditor((editor) => editor.edges);
  const outer = useEditor((editor) => editor.outer);
  const found = useMemo(
    () => base && diff(base, toServer({ nodes, edges, outer })),
    [base, nodes, edges, outer],
  );
  if (!base || !found) return null;
  return (
    <section className={css.changes} aria-label={`Since version ${base.version}`}>
      <h3>Since version {base.version}</h3>
      <DiffList difference={found} same="The canvas is as it was then." />
    </section>
  );
}
