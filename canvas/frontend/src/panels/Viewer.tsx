import { useState } from "react";
import { usePage } from "../store/page";
import { useToasts } from "../store/toasts";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import css from "./Viewer.module.css";

/** One picture, large: fitted to the window or pixel for pixel. */
export function Viewer() {
  const { viewer, set } = usePage();
  const [whole, setWhole] = useState(true);
  const show = useToasts((toasts) => toasts.show);
  if (!viewer) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(viewer.url);
    show("Link copied");
  };
  return (
    <Dialog title={viewer.title} wide onClose={() => set({ viewer: null })}>
      <div className={css.picture} data-whole={whole || undefined}>
        <button
          type="button"
          aria-label={whole ? "Show pixel for pixel" : "Fit to the window"}
          onClick={() => setWhole(!whole)}
        >
          <img src={viewer.url} alt={`Large: ${viewer.title}`} />
        </button>
      </div>
      <div className={ui.actions}>
        <button type="button" className={ui.quiet} onClick={() => setWhole(!whole)}>
          {whole ? "Actual size" : "Fit to the window"}
        </button>
        <button type="button" className={ui.quiet} onClick={() => void copy()}>
          Copy link
        </button>
        <a className={`${ui.primary} ${css.link}`} href={`${viewer.url}&download=1`}>
          Download
        </a>
      </div>
    </Dialog>
  );
}
