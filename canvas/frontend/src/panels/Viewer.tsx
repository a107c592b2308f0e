import { useState } from "react";
import { usePage } from "../store/page";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import css from "./Viewer.module.css";

/** One picture, large: fitted to the window or pixel for pixel. */
export function Viewer() {
  const { viewer, set } = usePage();
  const [whole, setWhole] = useState(true);
  if (!viewer) return null;
  return (
    <Dialog title={viewer.title} wide onClose={() => set({ viewer: null })}>
      <div className={css.picture} data-whole={whole || undefined}>
        <img src={viewer.url} alt={`Result of ${viewer.title}`} />
      </div>
      <div className={ui.actions}>
        <button type="button" className={ui.quiet} onClick={() => setWhole(!whole)}>
          {whole ? "Actual size" : "Fit to the window"}
        </button>
        <a className={`${ui.primary} ${css.link}`} href={`${viewer.url}&download=1`}>
          Download
        </a>
      </div>
    </Dialog>
  );
}
