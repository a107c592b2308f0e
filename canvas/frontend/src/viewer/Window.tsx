import { useEffect, useRef } from "react";
import css from "./Viewer.module.css";

interface WindowProps {
  title: string;
  onCancel(): void;
  children: React.ReactNode;
}

/** The browser's modal dialog, as large as the window; what lies under it hears no keys. */
export function Window({ title, onCancel, children }: WindowProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    ref.current?.showModal();
    ref.current?.focus();
  }, []);
  return (
    <dialog
      ref={ref}
      className={css.large}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        // A list that closes inside also says "cancel".
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
