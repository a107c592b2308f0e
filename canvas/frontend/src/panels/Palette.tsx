import { useReactFlow } from "@xyflow/react";
import { Search, X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import type { NodeType, PortType } from "../api/types";
import { reveal } from "../canvas/focus";
import { pastePlace } from "../canvas/pastePlace";
import { boxOf, CARD } from "../graph/arrange";
import type { CardNode } from "../graph/document";
import { type Folded, folded, placeFor, sections } from "../graph/palette";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { loadWorkflows } from "../store/linked";
import { type PaletteRequest, usePage } from "../store/page";
import { useRecent } from "../store/recent";
import { isNarrow } from "../ui/narrow";
import { KindChips } from "./KindChips";
import css from "./Palette.module.css";
import { PaletteEntry } from "./PaletteEntry";

type Place = React.CSSProperties;

/** Every node type, by category; filtered to what fits when a wire asked for it. */
export default function Palette({ request }: { request: PaletteRequest }) {
  const set = usePage((page) => page.set);
  const [text, setText] = useState("");
  const [gives, setGives] = useState<PortType>();
  const [chosen, setChosen] = useState(0);
  const { from } = request;
  const lately = useRecent((recent) => recent.ids);
  const list = useCatalogue((catalogue) => catalogue.list);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(
    () => folded(sections(list, { text, from, gives }, lately), opened),
    [list, text, from, gives, lately, opened],
  );
  const found = shown.flatMap(({ types }) => types);
  const add = useAdd(request);
  useBesides(!request.position);
  useEffect(() => void loadWorkflows(), []);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(found.length - 1, chosen + by)));
    }
    const type = found[chosen];
    if (event.key === "Enter" && type) add(type);
  };
  const search = (words: string) => {
    setText(words);
    setChosen(0);
  };
  return (
    <section
      className={css.palette}
      aria-label="Add a node"
      data-at={request.position ? "" : undefined}
      style={{ "--x": `${request.position?.x}px`, "--y": `${request.position?.y}px` } as Place}
    >
      <header>
        <label className={css.search}>
          <Search size={15} aria-hidden="true" />
          <input
            // biome-ignore lint/a11y/noAutofocus: opened to type in; a phone's own keyboard would cover it
            autoFocus={!isNarrow()}
            placeholder={from ? "What should the wire lead to?" : `Search ${list.length} nodes`}
            aria-label="Search nodes and models"
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={found[chosen] && `palette-${chosen}`}
            value={text}
            onChange={(event) => search(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <button type="button" aria-label="Close" onClick={() => set({ palette: null })}>
            <X size={15} />
          </button>
        </label>
        {!from && <KindChips gives={gives} onChange={setGives} />}
      </header>
      <List
        shown={shown}
        chosen={chosen}
        onAdd={add}
        onOpen={(title) => setOpened(new Set([...opened, title]))}
      />
    </section>
  );
}

interface ListProps {
  shown: Folded[];
  chosen: number;
  onAdd(type: NodeType): void;
  onOpen(title: string): void;
}

function List({ shown, chosen, onAdd, onOpen }: ListProps) {
  let index = -1;
  return (
    <div className={css.list} id="palette-list">
      {shown.map(({ title, types, count }) => (
        <section key={title} aria-label={title}>
          <h2>
            {title} <span>{count}</span>
          </h2>
          {types.map((type) => {
            index += 1;
            const id = `palette-${index}`;
            return (
              <PaletteEntry
                key={type.nodeType}
                id={id}
                type={type}
                chosen={index === chosen}
                onAdd={onAdd}
              />
            );
          })}
          <More title={title} count={count - types.length} onOpen={onOpen} />
        </section>
      ))}
      {shown.length === 0 && <p className={css.none}>Nothing here answers to that.</p>}
    </div>
  );
}

interface MoreProps {
  title: string;
  count: number;
  onOpen(title: string): void;
}

/** What a section has besides; a search is narrowed by typing on. */
function More({ title, count, onOpen }: MoreProps) {
  if (count === 0) return null;
  if (title === "Found") return <p className={css.none}>{`${count} more: type on to narrow it`}</p>;
  return (
    <button type="button" className={css.more} onClick={() => onOpen(title)}>
      Show {count} more
    </button>
  );
}

/** Adds a node where the palette was asked for, else where the pointer or the middle is. */
function useAdd(request: PaletteRequest) {
  const flow = useReactFlow<CardNode>();
  return (type: NodeType): void => {
    const { add, connect, nodes } = useEditor.getState();
    const wanted = request.position ?? pastePlace();
    const at = flow.screenToFlowPosition(wanted);
    const middle = { x: at.x - CARD.width / 2, y: at.y - CARD.height / 2 };
    const asked = request.place ?? (request.position ? null : middle);
    const id = add(
      type,
      asked ? beside(asked, nodes.filter(({ type }) => type !== "group").map(boxOf)) : at,
    );
    const wire = request.from && placeFor(type, id, request.from);
    if (wire) connect(wire);
    useRecent.getState().note(type.nodeType);
    usePage.getState().set({ palette: null });
    requestAnimationFrame(() => reveal({ flow }, id));
  };
}

/** Not on top of what lies there already: moved down until it is free. */
function beside(at: { x: number; y: number }, boxes: ReturnType<typeof boxOf>[]) {
  const place = { ...at };
  const hit = () =>
    boxes.find(
      ({ x, y, width, height }) =>
        place.x < x + width &&
        place.x + CARD.width > x &&
        place.y < y + height &&
        place.y + CARD.height > y,
    );
  for (let box = hit(); box; box = hit()) place.y = box.y + box.height + 24;
  return place;
}

/** The docked palette takes room from the canvas. Beside it the nodes stay where they were on the
 * screen; above it, on a phone, what was in the middle stays there. */
function useBesides(docked: boolean): void {
  const flow = useReactFlow();
  useEffect(() => {
    if (!docked) return;
    const box = document.querySelector(`.${css.palette}`)?.getBoundingClientRect();
    const [left, up] = isNarrow() ? [0, (box?.height ?? 0) / 2] : [box?.width ?? 0, 0];
    const shift = (sign: number) => {
      const { x, y, zoom } = flow.getViewport();
      void flow.setViewport({ x: x + sign * left, y: y + sign * up, zoom });
    };
    shift(-1);
    return () => shift(1);
  }, [docked, flow]);
}
