import { Dialog } from "./Dialog";
import ui from "./Ui.module.css";
import { useSubmit } from "./useSubmit";

interface Props {
  title: string;
  /** The word on the button that does it. */
  action: string;
  danger?: boolean;
  children: React.ReactNode;
  onConfirm(): Promise<unknown>;
  onClose(): void;
}

/** Says what will happen and asks; it closes itself when it has happened. */
export function Confirm({ title, action, danger, children, onConfirm, onClose }: Props) {
  const { busy, refusal, submit } = useSubmit();
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {refusal && (
        <p className={ui.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={ui.actions}>
        <button type="button" className={ui.quiet} onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className={danger ? ui.dangerous : ui.primary}
          disabled={busy}
          onClick={() => void submit(() => onConfirm().then(onClose))}
        >
          {action}
        </button>
      </div>
    </Dialog>
  );
}
