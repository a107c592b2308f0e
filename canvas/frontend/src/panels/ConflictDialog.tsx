import { usePage } from "../store/page";
import { keepMine, takeTheirs } from "../store/saving";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";

/** Somebody else saved in between: neither side is lost without being asked. */
export function ConflictDialog() {
  const saving = usePage((page) => page.saving);
  if (saving !== "conflict") return null;
  return (
    <Dialog title="This workflow was changed elsewhere">
      <p>
        It was saved in another tab or by somebody else since you opened it. Keep your version, or
        take theirs; undo brings yours back.
      </p>
      <div className={ui.actions}>
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
