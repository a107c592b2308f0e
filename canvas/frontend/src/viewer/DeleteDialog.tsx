import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";

interface Props {
  count: number;
  onClose(): void;
  onDelete(): void;
}

/** Deleting a file is for good, so it is asked once. */
export function DeleteDialog({ count, onClose, onDelete }: Props) {
  const what = count === 1 ? "this result" : `${count} results`;
  return (
    <Dialog title={`Delete ${what}?`} onClose={onClose}>
      <p>The file is removed for good. Its run stays; what was made from it stays too.</p>
      <div className={ui.actions}>
        <button type="button" className={ui.quiet} onClick={onClose}>
          Keep
        </button>
        <button
          type="button"
          className={ui.dangerous}
          onClick={() => {
            onClose();
            onDelete();
          }}
        >
          Delete
        </button>
      </div>
    </Dialog>
  );
}
