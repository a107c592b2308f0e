import { useReactFlow } from "@xyflow/react";
import { Search } from "lucide-react";
import { useState } from "react";
import type { NodeType } from "../api/types";
import { matches, placeFor } from "../graph/palette";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { type PaletteRequest, usePage } from "../store/page";
import css from "./Palette.module.css";
import { PaletteEntry } from "./PaletteEntry";

type Place = React.CSSProperties;

/** Every node type, by category; filtered to what fits when a wire asked for it. */
export function Palette() {
  const request = usePage((page) => page.palette);
  return request && <Open request={request} />;
}

function Open({ request }: { request: PaletteRequest }) {
  const set = usePage((page) => page.set);
  const list = useCatalogue((catalogue) => catalogue.list);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const { screenToFlowPosition } = useReactFlow();
  const found = list.filter((type) => matches(type, text, request.from));
  const add = (type: NodeType) => {
    const middle = { x: innerWidth / 2 - 132, y: innerHeight / 2 - 120 };
    const at = screenToFlowPosition(request.position ?? middle);
    const { add, connect } = useEditor.getState();
    const id = add(type, at);
    const wire = request.from && placeFor(type, id, request.from);
    if (wire) connect(wire);
    set({ palette: null });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(found.length - 1, chosen + by)));
    }
    const type = found[chosen];
    if (event.key === "Enter" && type) add(type);
    if (event.key === "Escape") set({ palette: null });
  };
  return (
    <section
      className={css.palette}
      aria-label="Add a node"
      data-at={request.position ? "" : undefined}
      style={{ "--x": `${request.position?.x}px`, "--y": `${request.position?.y}px` } as Place}
    >
      <label className={css.search}>
        <Search size={15} aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette was opened to type in
          autoFocus
          placeholder={
            request.from ? "What should the wire lead to?" : `Search ${list.length} nodes`
          }
          aria-label="Search nodes and models"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div className={css.list}>
        {found.map((type, index) => (
          <PaletteEntry
            key={type.nodeType}
            type={type}
            chosen={index === chosen}
            first={type.category !== found[index - 1]?.category}
            onAdd={add}
          />
        ))}
        {found.length === 0 && <p className={css.none}>Nothing is called that</p>}
      </div>
    </section>
  );
}
