import { ArrowUp } from "lucide-react";
import { useState } from "react";
import ui from "../ui/Ui.module.css";
import { useSubmit } from "../ui/useSubmit";
import css from "./Thread.module.css";

interface Props {
  label: string;
  placeholder: string;
  /** What it starts with. */
  text: string;
  /** Somebody has just asked to write here. */
  asked?: boolean;
  onChange?(text: string): void;
  onSend(text: string): Promise<unknown>;
  onCancel?(): void;
}

const LONGEST = 2_000;

/** Where a comment is written: Enter sends it, Shift+Enter breaks the line. */
export function Writing({ label, placeholder, text, asked, onChange, onSend, onCancel }: Props) {
  const [words, setWords] = useState(text);
  const { busy, refusal, submit } = useSubmit();
  const change = (next: string) => {
    setWords(next);
    onChange?.(next);
  };
  const send = () => {
    const sent = words.trim();
    if (!sent || busy) return;
    // At once: who goes on writing does not lose it. What is refused comes back.
    change("");
    const giveBack = (error: unknown) => {
      change(sent);
      throw error;
    };
    void submit(() => onSend(sent).catch(giveBack));
  };
  return (
    <form
      className={css.writing}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        aria-label={label}
        placeholder={placeholder}
        title="Enter sends, Shift+Enter breaks the line"
        rows={1}
        maxLength={LONGEST}
        // biome-ignore lint/a11y/noAutofocus: see `asked`
        autoFocus={asked}
        value={words}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && onCancel) {
            event.preventDefault();
            onCancel();
          }
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" aria-label="Send" title="Send (Enter)" disabled={!words.trim() || busy}>
        <ArrowUp size={15} strokeWidth={2.25} aria-hidden="true" />
      </button>
      {refusal && (
        <p className={ui.refusal} role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
