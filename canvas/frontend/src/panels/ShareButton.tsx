import { Share2 } from "lucide-react";
import { usePage } from "../store/page";
import ui from "../ui/Ui.module.css";
import css from "./Frame.module.css";

/** Lets people of other teams in, by the workflow's link. */
export function ShareButton() {
  const set = usePage((page) => page.set);
  return (
    <button
      type="button"
      className={`${ui.quiet} ${css.roomy}`}
      title="Share the workflow"
      onPointerEnter={() => void import("./ShareDialog")}
      onClick={() => set({ sharing: true })}
    >
      <Share2 size={14} aria-hidden="true" /> Share
    </button>
  );
}
