import { useReactFlow } from "@xyflow/react";
import { Search } from "lucide-react";
import { useState } from "react";
import type { NodeType } from "../api/types";
import { Glyph } from "../canvas/Glyph";
import { matches, placeFor } from "../graph/palette";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { type PaletteRequest, usePage } from "../store/page";
import css from "./Palette.module.css";

/** Every node type, by category; filtered to what fits when a wire asked for it. */
export function Palette() {
  const request = usePage((page) => page.palette);
  return request && <Open request={request} />;
}

function Open({ request }: { request: PaletteRequest }) {
  const set = usePage((page) => page.set);
  const list = useCatalogue((catalogue) => catalogue.list);
  const [text, setText] = useState("");
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
  return (
    <section className={css.palette} aria-label="Add a node">
      <label className={css.search}>
        <Search size={15} aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette was opened to type in
          autoFocus
          placeholder={request.from ? "What should the wire lead to?" : "Search nodes and models"}
          aria-label="Search nodes and models"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") set({ palette: null });
            if (event.key === "Enter" && found[0]) add(found[0]);
          }}
        />
      </label>
      <div className={css.list}>
        {found.map((type, index) => (
          <Entry
            key={type.nodeType}
            type={type}
            first={type.category !== found[index - 1]?.category}
            onAdd={add}
          />
        ))}
        {found.length === 0 && <p className={css.none}>Nothing is called that</p>}
      </div>
    </section>
  );
}

interface EntryProps {
  type: NodeType;
  first: boolean;
  onAdd(type: NodeType): void;
}

function Entry({ type, first, onAdd }: EntryProps) {
  const ready = type.availability === "ready";
  return (
    <>
      {first && <h3>{type.category}</h3>}
      <button
        type="button"
        title={type.description}
        draggable
        onDragStart={(event) => event.dataTransfer.setData("application/wireflow", type.nodeType)}
        onClick={() => onAdd(type)}
      >
        <Glyph type={type} />
        <span>
          <strong>{type.label}</strong>
          <small>{ready ? type.maker || type.description : "Not available on this server"}</small>
        </span>
        {type.credits > 0 && <em>{type.credits} cr</em>}
      </button>
    </>
  );
}
