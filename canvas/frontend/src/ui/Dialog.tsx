import { X } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import css from "./Ui.module.css";

interface Props {
  title: string;
  onClose?: () => void;
  wide?: boolean | "medium";
  children: React.ReactNode;
}

/** The browser's own modal dialog: focus stays inside, Escape closes. */
export function Dialog({ title, onClose, wide, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const box = ref.current;
    box?.showModal();
    // What is to be filled in comes first, not the button that closes.
    box?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    // Closed while it is still in the page, it gives the focus back to where it came from.
    return () => box?.close();
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
      <div className={css.title}>
        <h2>{title}</h2>
        {onClose && (
          <button type="button" aria-label="Close" onClick={onClose}>
            <X size={16} />
          </button>
        )}
      </div>
      {children}
    </dialog>
  );
}
