import css from "../pages/Pages.module.css";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import { useSubmit } from "../ui/useSubmit";

interface Props {
  title: string;
  /** The word on the button that sends it. */
  action: string;
  /** Whether all that is needed is filled in. */
  ready: boolean;
  children: React.ReactNode;
  onSend(): Promise<unknown>;
  onClose(): void;
}

/** Something to fill in; what the server refuses is said above the buttons. */
export function FormDialog({ title, action, ready, children, onSend, onClose }: Props) {
  const { busy, refusal, submit } = useSubmit();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(onSend);
        }}
      >
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
          <button type="submit" className={ui.primary} disabled={busy || !ready}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
