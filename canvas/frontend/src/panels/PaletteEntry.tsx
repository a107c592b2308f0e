import { useEffect, useRef } from "react";
import type { NodeType, PortType } from "../api/types";
import { Glyph } from "../canvas/Glyph";
import { PortMark } from "../canvas/PortMark";

interface Props {
  type: NodeType;
  first: boolean;
  chosen: boolean;
  onAdd(type: NodeType): void;
}

/** A node type in the palette: sign, name, price, and what it takes and gives. */
export function PaletteEntry({ type, first, chosen, onAdd }: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <>
      {first && <h2>{type.category}</h2>}
      <button
        ref={ref}
        type="button"
        title={type.description}
        data-chosen={chosen || undefined}
        draggable
        onDragStart={(event) => event.dataTransfer.setData("application/wireflow", type.nodeType)}
        onClick={() => onAdd(type)}
      >
        <Glyph type={type} />
        <span>
          <strong>{type.label}</strong>
          <small>{about(type)}</small>
        </span>
        <Signature type={type} />
      </button>
    </>
  );
}

function about(type: NodeType): string {
  if (type.availability !== "ready") return "Not available on this server";
  const price = type.credits > 0 ? `${type.credits} cr` : "";
  return [type.maker, price].filter(Boolean).join(", ") || type.description;
}

/** The shapes of what goes in and what comes out, one of a kind each. */
function Signature({ type }: { type: NodeType }) {
  const needed = type.inputs.filter((field) => field.isPort && field.widget !== "seed");
  const takes = [...new Set(needed.map((field) => field.type))].slice(0, 3);
  const gives = [...new Set(type.outputs.map((output) => output.type))].slice(0, 2);
  return (
    <em aria-hidden="true">
      <Marks types={takes} />
      {takes.length > 0 && gives.length > 0 && "→"}
      <Marks types={gives} />
    </em>
  );
}

function Marks({ types }: { types: PortType[] }) {
  return types.map((type) => <PortMark key={type} type={type} />);
}
