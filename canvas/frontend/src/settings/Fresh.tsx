import { KeyRound, X } from "lucide-react";
import css from "../pages/Pages.module.css";
import { CopyButton } from "../ui/CopyButton";
import ui from "../ui/Ui.module.css";

interface Props {
  title: string;
  text: string;
  copy: string;
  onDone(): void;
}

/** Something new and secret, ready to be taken along. */
export function Fresh({ title, text, copy, onDone }: Props) {
  return (
    <section className={css.fresh} role="status">
      <KeyRound size={18} aria-hidden="true" color="var(--ok)" />
      <div>
        <strong>{title}</strong>
        <code>{text}</code>
      </div>
      <CopyButton text={text} words={copy} />
      <button type="button" className={ui.bare} aria-label="Hide it" onClick={onDone}>
        <X size={16} />
      </button>
    </section>
  );
}
