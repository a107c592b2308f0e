import { useEffect, useRef } from "react";
import type { NodeType, PortType } from "../api/types";
import { Glyph } from "../canvas/Glyph";
import { PortMark } from "../canvas/PortMark";
import { NEEDS } from "../graph/availability";
import { LACKS } from "../graph/lacks";
import { usual } from "../graph/usual";

interface Props {
  id: string;
  type: NodeType;
  chosen: boolean;
  onAdd(type: NodeType): void;
}

/** A node type in the palette: sign, name, time and price, and what it takes and gives. */
export function PaletteEntry({ id, type, chosen, onAdd }: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const lacks = LACKS[type.availability];
  return (
    <button
      ref={ref}
      id={id}
      type="button"
      title={[type.description, NEEDS[type.availability]].filter(Boolean).join(" ")}
      data-chosen={chosen || undefined}
      data-needs={lacks && ""}
      draggable
      onDragStart={(event) => event.dataTransfer.setData("application/wireflow", type.nodeType)}
      onClick={() => onAdd(type)}
    >
      <Glyph type={type} />
      <span>
        <strong>{type.label}</strong>
        <small>
          {lacks && <i>{lacks}</i>}
          {usual(type)}
        </small>
      </span>
      <Signature type={type} />
    </button>
  );
}

/** The shapes of what goes in and what comes out, one of a kind each. */
function Signature({ type }: { type: NodeType }) {
  const needed = type.inputs.filter((field) => field.isPort && field.widget !== "seed");
  const media = needed.filter((field) => field.type !== "NUMBER" && field.type !== "BOOLEAN");
  const ports = media.length > 0 ? media : needed;
  const takes = [...new Set(ports.map((field) => field.type))].slice(0, 3);
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
