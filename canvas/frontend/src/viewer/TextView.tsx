import { ClipboardCopy, WrapText } from "lucide-react";
import { useState } from "react";
import { copyText } from "./actions";
import { counted } from "./counted";
import css from "./Words.module.css";

/** A text to read: wrapped or not, counted, copied. */
export function TextView({ text }: { text: string }) {
  const [wraps, setWraps] = useState(true);
  return (
    <section className={css.words} aria-label="Text">
      <header>
        <span>{counted(text)}</span>
        <button type="button" aria-pressed={wraps} onClick={() => setWraps(!wraps)}>
          <WrapText size={15} aria-hidden="true" /> Wrap
        </button>
        <button type="button" onClick={() => void copyText(text, "Text")}>
          <ClipboardCopy size={15} aria-hidden="true" /> Copy text
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard */}
      <pre className={css.text} data-wraps={wraps || undefined} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
