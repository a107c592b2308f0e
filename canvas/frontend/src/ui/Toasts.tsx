import { X } from "lucide-react";
import { useToasts } from "../store/toasts";
import css from "./Ui.module.css";

export function Toasts() {
  const { toasts, dismiss } = useToasts();
  return (
    <div className={css.toasts} aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={css.toast} data-tone={toast.tone}>
          <p>
            {toast.text}
            {toast.detail && <small>{toast.detail}</small>}
          </p>
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
            <X size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
