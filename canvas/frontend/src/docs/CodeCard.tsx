import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { highlight } from "../ui/highlight";
import css from "./Docs.module.css";

interface Props {
  title: React.ReactNode;
  text: string;
  label: string;
  children?: React.ReactNode;
}

/** Code under a title, with a button that copies it. */
export function CodeCard({ title, text, label, children }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <section className={css.card} aria-label={label}>
      <header>
        <span className={css.cardTitle}>{title}</span>
        {children}
        <button type="button" aria-label={`Copy: ${label}`} onClick={() => void copy()}>
          {copied ? <Check size={14} /> : <Copy size={14} />}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard */}
      <pre tabIndex={0}>
        {pieces(text).map(({ text: words, kind }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have only their place
          <span key={index} data-kind={kind}>
            {words}
          </span>
        ))}
      </pre>
    </section>
  );
}

/** In JSON what stands before a colon is a name: strings are the values only. */
function pieces(text: string): { text: string; kind?: string }[] {
  return highlight(text).map((piece, index, all) =>
    piece.kind === "string" && all[index + 1]?.text.startsWith(":")
      ? { ...piece, kind: "key" }
      : piece,
  );
}
