import { WrapText } from "lucide-react";
import { useState } from "react";
import type { Json } from "../api/types";
import css from "./Field.module.css";
import type { FieldProps } from "./props";

const written = (value: Json) => (value === null ? "" : JSON.stringify(value, null, 2));

/** JSON as text; it is taken over whenever it parses, and what does not is said at once. */
export function JsonField({ id, value, onChange }: FieldProps) {
  const [text, setText] = useState(written(value));
  const [taken, setTaken] = useState(written(value));
  const problem = problemIn(text);
  if (written(value) !== taken) {
    // Changed from outside, by undo or a reset.
    setTaken(written(value));
    setText(written(value));
  }
  const change = (next: string) => {
    setText(next);
    if (problemIn(next) !== null) return;
    const parsed = next.trim() ? (JSON.parse(next) as Json) : null;
    setTaken(written(parsed));
    onChange(parsed);
  };
  return (
    <div className={css.json}>
      <textarea
        id={id}
        className={`${css.mono} ${css.grows}`}
        rows={4}
        spellCheck={false}
        placeholder="{}"
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-broken`}
        onChange={(event) => change(event.target.value)}
      />
      {problem === null && text.trim() !== "" && text !== written(value) && (
        <button type="button" className={css.small} onClick={() => setText(written(value))}>
          <WrapText size={13} aria-hidden="true" /> Format
        </button>
      )}
      {problem !== null && (
        <p className={css.broken} id={`${id}-broken`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function problemIn(text: string): string | null {
  if (!text.trim()) return null;
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return `Not JSON yet: ${(error as SyntaxError).message}`;
  }
}
