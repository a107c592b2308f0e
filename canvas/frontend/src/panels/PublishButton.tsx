import { Rocket } from "lucide-react";
import { usePage } from "../store/page";
import ui from "../ui/Ui.module.css";
import css from "./Frame.module.css";

/** Offers the workflow to other services. */
export function PublishButton() {
  const set = usePage((page) => page.set);
  return (
    <button
      type="button"
      className={`${ui.quiet} ${css.roomy}`}
      title="Publish the workflow"
      // On its way before the button is pressed.
      onPointerEnter={() => void import("./PublishDialog")}
      onClick={() => set({ publishing: true })}
    >
      <Rocket size={14} aria-hidden="true" /> Publish
    </button>
  );
}
