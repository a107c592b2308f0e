import { Download, Star, Trash2, X } from "lucide-react";
import { useState } from "react";
import type { Result } from "../api/types";
import { report } from "../run/actions";
import { remove, star, useChanges } from "../viewer/changes";
import { DeleteDialog } from "../viewer/DeleteDialog";
import { downloadAll } from "./download";
import css from "./Gallery.module.css";

/** What can be done with all that are selected. */
export function SelectionBar({ chosen, onClear }: { chosen: Result[]; onClear(): void }) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const changed = useChanges(({ starred }) => starred);
  const all = chosen.every(({ id, starred }) => changed[id] ?? starred);
  const ids = chosen.map(({ id }) => id);
  const work = async (action: () => Promise<void>) => {
    setBusy(true);
    await action().catch(report);
    setBusy(false);
  };
  return (
    <div className={css.selection} role="toolbar" aria-label="Selected results">
      <strong>{chosen.length} selected</strong>
      <button type="button" disabled={busy} onClick={() => void work(() => star(ids, !all))}>
        <Star size={15} aria-hidden="true" /> {all ? "Take stars away" : "Star"}
      </button>
      <button type="button" disabled={busy} onClick={() => void work(() => downloadAll(chosen))}>
        <Download size={15} aria-hidden="true" /> Download
      </button>
      <button type="button" disabled={busy} onClick={() => setAsked(true)}>
        <Trash2 size={15} aria-hidden="true" /> Delete
      </button>
      <button
        type="button"
        aria-label="Select nothing"
        title="Select nothing (Esc)"
        onClick={onClear}
      >
        <X size={16} />
      </button>
      {asked && (
        <DeleteDialog
          count={ids.length}
          onClose={() => setAsked(false)}
          onDelete={() => void work(() => remove(ids)).then(onClear)}
        />
      )}
    </div>
  );
}
