import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import css from "./Ui.module.css";

interface Props {
  title: string;
  onClose?: () => void;
  wide?: boolean;
  children: React.ReactNode;
}

/** The browser's own modal dialog: focus stays inside, Escape closes. */
export function Dialog({ title, onClose, wide, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    ref.current?.showModal();
    // What is to be filled in comes first, not the button that closes.
    ref.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, []);
  return (
    <dialog
      ref={ref}
      className={css.dialog}
      data-wide={wide || undefined}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header>
        <h2>{title}</h2>
        {onClose && (
          <button type="button" aria-label="Close" onClick={onClose}>
            <X size={16} />
          </button>
        )}
      </header>
      {children}
    </dialog>
  );
}
