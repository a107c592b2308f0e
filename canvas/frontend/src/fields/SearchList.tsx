import { Search } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import css from "./SearchList.module.css";

export interface Entry {
  key: string;
  search: string;
}

interface Props<One extends Entry> {
  label: string;
  groups: { title?: string; entries: One[] }[];
  chosen: string;
  draw(entry: One): ReactNode;
  onChoose(entry: One): void;
  onClose(): void;
}

/** A list with a search above it: arrows move, Enter takes, Escape and a click outside close. */
export function SearchList<One extends Entry>(props: Props<One>) {
  const { label, groups, chosen, draw, onChoose, onClose } = props;
  const id = useId();
  const [text, setText] = useState("");
  const shown = groups.map((group) => ({
    ...group,
    entries: group.entries.filter(({ search }) => answers(search, text)),
  }));
  const flat = shown.flatMap(({ entries }) => entries);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      flat.findIndex(({ key }) => key === chosen),
    ),
  );
  const take = (entry: One | undefined) => {
    if (entry) onChoose(entry);
    onClose();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((now) => (now + step + flat.length) % (flat.length || 1));
    else if (event.key === "Enter") take(flat[at]);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = (event: React.FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the search box inside
    <div className={css.list} onKeyDown={onKeyDown} onBlur={onBlur}>
      <label className={css.search}>
        <Search size={14} aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the list was opened to search in it
          autoFocus
          aria-label={`Search ${label.toLowerCase()}`}
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={flat[at] && `${id}-${at}`}
          placeholder="Search"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
      </label>
      <div id={id} role="listbox" aria-label={label} className={css.entries}>
        {shown.map(({ title, entries }) => (
          <div key={title ?? ""} role="presentation">
            {title && entries.length > 0 && <h4 role="presentation">{title}</h4>}
            {entries.map((entry) => (
              <button
                key={entry.key}
                id={`${id}-${flat.indexOf(entry)}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={entry.key === chosen}
                data-active={flat[at] === entry || undefined}
                onClick={() => take(entry)}
              >
                {draw(entry)}
              </button>
            ))}
          </div>
        ))}
        {flat.length === 0 && <p>Nothing found</p>}
      </div>
    </div>
  );
}

function answers(about: string, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => about.toLowerCase().includes(word));
}
