import { Check, Copy } from "lucide-react";
import { useState } from "react";
import css from "./Ui.module.css";

const SHOWN_FOR = 2_000;

/** Copies a text and says when it is done. `words` names it; `bare` shows the sign alone. */
export function CopyButton({ text, words, bare }: { text: string; words: string; bare?: true }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_FOR);
  };
  const Icon = copied ? Check : Copy;
  const said = copied ? "Copied" : words;
  return (
    <button
      type="button"
      className={bare ? css.bare : css.quiet}
      aria-label={bare && said}
      title={bare && said}
      onClick={() => void copy()}
    >
      <Icon size={14} aria-hidden="true" /> {!bare && said}
    </button>
  );
}
