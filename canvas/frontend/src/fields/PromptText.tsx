import { useId, useLayoutEffect, useRef, useState } from "react";
import { type Asked, askedAt, write } from "../graph/asked";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { Offers } from "./Offers";
import css from "./Prompt.module.css";

type Mentions = typeof import("../graph/mentions");

interface Props {
  id?: string;
  nodeId: string;
  label?: string;
  placeholder: string;
  className?: string;
  value: string;
  onChange(text: string): void;
}

/** A text that grows with what is typed; @ offers the texts of other nodes. */
export function PromptText({ id, nodeId, label, placeholder, className, value, onChange }: Props) {
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [at, setAt] = useState(0);
  const [mentions, setMentions] = useState<Mentions | null>(null);
  const found = asked && mentions ? fitting(mentions, nodeId, asked.word) : [];
  // React puts the caret at the end of a text that was changed for the person.
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const look = () => {
    const { value: text, selectionStart } = area.current ?? { value: "", selectionStart: 0 };
    setAsked(askedAt(text, selectionStart));
    setAt(0);
  };
  const take = (name: string | undefined) => {
    if (!asked || name === undefined) return;
    const written = write(value, asked, name);
    caret.current = written.caret;
    setAsked(null);
    onChange(written.text);
    area.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!asked || found.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") take(found[at]?.name);
    else if (event.key === "Escape") setAsked(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = asked !== null && found.length > 0;
  return (
    <div className={css.anchor}>
      <textarea
        ref={area}
        id={id}
        className={className ?? css.text}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${at}` : undefined}
        placeholder={placeholder}
        rows={3}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          look();
        }}
        // There before the first @ is typed.
        onFocus={() => void import("../graph/mentions").then(setMentions)}
        onKeyDown={onKeyDown}
        onBlur={() => setAsked(null)}
      />
      {open && <Offers id={listId} offers={found} at={at} onTake={take} />}
    </div>
  );
}

function fitting({ offers }: Mentions, nodeId: string, word: string) {
  const all = offers(useCatalogue.getState().types, useEditor.getState(), nodeId);
  return all.filter(({ label }) => label.toLowerCase().includes(word.toLowerCase()));
}
