import { ChevronRight, ClipboardCopy } from "lucide-react";
import { useState } from "react";
import type { Json } from "../api/types";
import { copyText } from "./actions";
import { childrenOf, pathOf, summary } from "./paths";
import { pretty } from "./pretty";
import css from "./Words.module.css";

const OPEN_DEPTH = 2;
const PAGE = 200;

/** JSON as a tree that opens and closes; each place gives its path and its value. */
export function JsonView({ value }: { value: Json }) {
  return (
    <section className={css.words} aria-label="JSON">
      <header>
        <span>
          {childrenOf(value).length > 0 ? `${childrenOf(value).length} entries` : "One value"}
        </span>
        <button type="button" onClick={() => void copyText(pretty(value), "JSON")}>
          <ClipboardCopy size={15} aria-hidden="true" /> Copy JSON
        </button>
      </header>
      <ul className={css.tree}>
        <Entry name="$" value={value} steps={[]} />
      </ul>
    </section>
  );
}

interface EntryProps {
  name: string | number;
  value: Json;
  steps: (string | number)[];
}

function Entry({ name, value, steps }: EntryProps) {
  const children = childrenOf(value);
  const [open, setOpen] = useState(steps.length < OPEN_DEPTH);
  const [most, setMost] = useState(PAGE);
  return (
    <li>
      <div className={css.line}>
        {children.length > 0 ? (
          <button
            type="button"
            className={css.fold}
            aria-expanded={open}
            aria-label={`${name}, ${summary(value)}`}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={13} aria-hidden="true" /> <b>{name}</b>
          </button>
        ) : (
          <span className={css.leaf}>
            <b>{name}</b>
          </span>
        )}
        <code data-type={value === null ? "null" : typeof value}>{summary(value)}</code>
        <span className={css.copy}>
          <button type="button" onClick={() => void copyText(pathOf(steps), "Path")}>
            Copy path
          </button>
          <button
            type="button"
            onClick={() =>
              void copyText(typeof value === "string" ? value : pretty(value), "Value")
            }
          >
            Copy value
          </button>
        </span>
      </div>
      {open && children.length > 0 && (
        <ul>
          {children.slice(0, most).map(([key, child]) => (
            <Entry key={key} name={key} value={child} steps={[...steps, key]} />
          ))}
          {children.length > most && (
            <li>
              <button type="button" className={css.more} onClick={() => setMost(most + PAGE)}>
                Show {Math.min(PAGE, children.length - most)} more
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
