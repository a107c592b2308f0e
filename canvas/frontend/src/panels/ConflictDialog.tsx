import type { Json } from "../api/types";
import type { Clash } from "../graph/merge";
import { usePage } from "../store/page";
import { keepBoth, keepMine, takeTheirs } from "../store/saving";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import css from "./ConflictDialog.module.css";

/** Two people changed the same thing: both sides are shown, and neither is lost unasked. */
export function ConflictDialog() {
  const { saving, clashes } = usePage();
  if (saving !== "conflict") return null;
  return (
    <Dialog title="This was changed elsewhere too">
      <p className={css.words}>
        Everything else was put together. Here both sides changed the same thing.
      </p>
      <div className={css.clashes}>
        <table>
          <thead>
            <tr>
              <th>What</th>
              <th>Yours</th>
              <th>Theirs</th>
            </tr>
          </thead>
          <tbody>
            {clashes.map((clash) => (
              <tr key={`${clash.nodeId} ${clash.what}`}>
                <th scope="row">{nameOf(clash)}</th>
                <td>{short(clash.mine)}</td>
                <td>{short(clash.theirs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={ui.actions}>
        <button type="button" className={ui.quiet} onClick={() => void keepBoth()}>
          Keep mine as a copy
        </button>
        <button type="button" className={ui.quiet} onClick={() => void takeTheirs()}>
          Take theirs
        </button>
        <button type="button" className={ui.primary} onClick={() => void keepMine()}>
          Keep mine
        </button>
      </div>
    </Dialog>
  );
}

function nameOf({ nodeId, label, what }: Clash): string {
  if (!nodeId) return "Name of the workflow";
  const setting = what.replace(/^config\./, "").replaceAll("_", " ");
  return setting ? `${label}, ${setting}` : label;
}

function short(value: Json | undefined): string {
  if (value === undefined || value === null) return "not set";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
