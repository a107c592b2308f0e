import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import type { NodeType } from "../api/types";
import { Glyph } from "../canvas/Glyph";
import { SearchList } from "../fields/SearchList";
import { LACKS } from "../graph/lacks";
import { price } from "../graph/price";
import { alternatives, switchModel } from "../graph/switchModel";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useToasts } from "../store/toasts";
import css from "./ModelSwitch.module.css";

/** The model of a node, and the way to another for the same work; settings that fit are kept. */
export function ModelSwitch({ id, type }: { id: string; type: NodeType }) {
  const [open, setOpen] = useState(false);
  const list = useCatalogue((catalogue) => catalogue.list);
  if (type.kind !== "model") return null;
  const { same, related } = alternatives(list, type);
  return (
    <div className={css.model}>
      <button
        type="button"
        title="Switch the model"
        aria-haspopup="listbox"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Model type={type} />
        <ChevronsUpDown size={15} aria-hidden="true" />
      </button>
      {open && (
        <SearchList
          label="Models"
          groups={[
            { title: "Same task", entries: same.map(entryOf) },
            { title: "Related", entries: related.map(entryOf) },
          ]}
          chosen={type.nodeType}
          draw={(entry) => <Model type={entry.type} />}
          onChoose={(entry) => swap(id, entry.type)}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function Model({ type }: { type: NodeType }) {
  const needs = LACKS[type.availability];
  return (
    <span className={css.entry}>
      <Glyph type={type} />
      <span>
        <b>{type.label}</b>
        <small>{factsOf(type)}</small>
        <small>
          {[type.maker, type.license, memory(type)].filter(Boolean).join(", ")}
          {needs && <em>{needs}</em>}
        </small>
      </span>
    </span>
  );
}

function factsOf(type: NodeType): string {
  const cost = price(type) || "Free";
  if (!type.latencySeconds) return cost;
  const [low, high] = type.latencySeconds;
  return `${low === high ? low : `${low}–${high}`} s, ${cost}`;
}

function entryOf(type: NodeType) {
  const search = `${type.label} ${type.maker} ${type.task} ${type.license} ${type.category}`;
  return { key: type.nodeType, search, type };
}

function swap(id: string, to: NodeType): void {
  const { nodes, edges, remember, revision } = useEditor.getState();
  const node = nodes.find((one) => one.id === id);
  if (!node || node.data.nodeType === to.nodeType) return;
  const { dropped, ...next } = switchModel(useCatalogue.getState().types, { nodes, edges }, id, to);
  remember();
  useEditor.setState({ ...next, revision: revision + 1 });
  const { show } = useToasts.getState();
  if (dropped.length === 0) show(`Now ${to.label}. Everything was kept.`);
  else show(`Now ${to.label}`, "info", `Dropped: ${dropped.join(", ")}. Undo brings it back.`);
}

function memory({ memoryGib }: NodeType): string {
  return memoryGib === null ? "" : `${memoryGib} GiB`;
}
