import { X } from "lucide-react";
import { PortMark } from "../canvas/PortMark";
import type { Graph, Inside, SubgraphPort } from "../graph/document";
import { offers, portType } from "../graph/offers";
import { read } from "../graph/server";
import { newPort } from "../graph/subgraph";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import css from "./Structure.module.css";

interface Props {
  title: string;
  side: "inputs" | "outputs";
  inside: Inside;
  /** The inside is on the canvas right now, and may be newer than what was put back. */
  open: boolean;
  onChange(ports: SubgraphPort[]): void;
}

/** The ports of one side: named, removed, and added from what the inner nodes have. */
export function PortList({ title, side, inside, open, onChange }: Props) {
  const types = useCatalogue((catalogue) => catalogue.types);
  const live = useEditor();
  const graph: Graph = open ? live : read(inside.nodes, inside.edges);
  const ports = inside[side];
  const left = offers(types, graph, side, ports);
  return (
    <section className={css.ports} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {ports.map((port) => (
          <li key={port.key}>
            <PortMark type={portType(types, graph, side, port)} />
            <input
              aria-label={`Name of ${port.label}`}
              defaultValue={port.label}
              maxLength={80}
              onBlur={({ target }) => {
                const label = target.value.trim() || port.label;
                if (label !== port.label)
                  onChange(ports.map((one) => (one === port ? { ...port, label } : one)));
              }}
              onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
            />
            <button
              type="button"
              aria-label={`Remove ${port.label}`}
              onClick={() => onChange(ports.filter((one) => one !== port))}
            >
              <X size={14} />
            </button>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <select
          aria-label={`Add to the ${side}`}
          value=""
          onChange={({ target }) => {
            const chosen = left[Number(target.value)];
            if (chosen) onChange([...ports, newPort(types, graph, side, ports, chosen)]);
          }}
        >
          <option value="">{side === "inputs" ? "+ Add an input" : "+ Add an output"}</option>
          {left.map(({ nodeId, port, name }, index) => (
            <option key={`${nodeId} ${port}`} value={index}>
              {name}
            </option>
          ))}
        </select>
      )}
    </section>
  );
}
