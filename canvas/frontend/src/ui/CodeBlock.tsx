import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { highlight } from "./highlight";
import css from "./Ui.module.css";

/** Text to copy; the button says when it is done. */
export function CodeBlock({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div className={css.block}>
      <button type="button" className={css.quiet} onClick={() => void copy()}>
        {copied ? <Check size={14} /> : <Copy size={14} />} {copied ? "Copied" : "Copy"}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard */}
      <pre className={css.code} tabIndex={0}>
        {highlight(text).map(({ text: words, kind }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have only their place
          <span key={index} data-kind={kind}>
            {words}
          </span>
        ))}
      </pre>
    </div>
  );
}
