import { useState } from "react";
import type { Json } from "../api/types";
import css from "./Field.module.css";
import type { FieldProps } from "./props";

/** JSON as text; it is taken over whenever it parses. */
export function JsonField({ id, value, onChange }: FieldProps) {
  const [text, setText] = useState(value === null ? "" : JSON.stringify(value, null, 2));
  const [broken, setBroken] = useState(false);
  const change = (next: string) => {
    setText(next);
    try {
      onChange(next.trim() ? (JSON.parse(next) as Json) : null);
      setBroken(false);
    } catch {
      setBroken(true);
    }
  };
  return (
    <>
      <textarea
        id={id}
        className={css.mono}
        rows={5}
        spellCheck={false}
        value={text}
        aria-invalid={broken}
        onChange={(event) => change(event.target.value)}
      />
      {broken && <p className={css.broken}>This is not JSON yet</p>}
    </>
  );
}
