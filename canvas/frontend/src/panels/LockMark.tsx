import { Lock } from "lucide-react";
import { useView } from "../store/view";
import css from "./LockMark.module.css";

/** Says that nothing can be changed, and ends that with one click. */
export function LockMark() {
  const { locked, lock } = useView();
  if (!locked) return null;
  return (
    <p className={css.mark} role="status">
      <Lock size={14} aria-hidden="true" /> Locked
      <button type="button" onClick={() => lock(false)}>
        Unlock
      </button>
    </p>
  );
}
