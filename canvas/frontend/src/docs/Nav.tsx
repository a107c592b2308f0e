import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import css from "./Nav.module.css";
import type { Group } from "./openapi";
import { find, type Topic } from "./search";

interface Props {
  topics: Topic[];
  groups: Group[];
  current: string;
  open: boolean;
  onChoose(): void;
}

/** Search and contents; arrows walk through what was found. */
export function Nav({ topics, groups, current, open, onChoose }: Props) {
  const [query, setQuery] = useState("");
  const box = useRef<HTMLElement>(null);
  const found = find(query, topics, groups);
  const none = found.topics.length + found.groups.length === 0;
  useFocusOnSlash(box);
  useEffect(() => {
    const link = box.current?.querySelector(`a[href="#${current}"]`);
    link?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <nav
      ref={box}
      id="contents"
      className={css.nav}
      aria-label="Contents"
      data-open={open || undefined}
      onKeyDown={(event) => walk(event, box.current)}
    >
      <label className={css.search}>
        <Search size={15} aria-hidden="true" />
        <input
          type="search"
          aria-label="Search the reference"
          placeholder="Search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        {!query && <small aria-hidden="true">/</small>}
      </label>
      {none && <p role="status">Nothing is called that.</p>}
      {found.topics.length > 0 && <h2>Guide</h2>}
      <ul>
        {found.topics.map(({ id, title }) => (
          <Entry key={id} id={id} current={current} onChoose={onChoose}>
            {title}
          </Entry>
        ))}
      </ul>
      {found.groups.map(({ name, operations }) => (
        <div key={name}>
          <h2>{name}</h2>
          <ul>
            {operations.map(({ operationId, summary, method }) => (
              <Entry key={operationId} id={operationId} current={current} onChoose={onChoose}>
                <span>{summary}</span>
                <b data-method={method}>{method === "DELETE" ? "DEL" : method}</b>
              </Entry>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface EntryProps {
  id: string;
  current: string;
  onChoose(): void;
  children: React.ReactNode;
}

function Entry({ id, current, onChoose, children }: EntryProps) {
  return (
    <li>
      <a href={`#${id}`} aria-current={id === current ? "location" : undefined} onClick={onChoose}>
        {children}
      </a>
    </li>
  );
}

function useFocusOnSlash(box: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest("input, textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      box.current?.querySelector("input")?.focus();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [box]);
}

function walk(event: React.KeyboardEvent, box: HTMLElement | null) {
  if (!box || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  const stops = [...box.querySelectorAll<HTMLElement>("input, a")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
