import type { NodeType } from "../api/types";
import { Glyph } from "../canvas/Glyph";
import { PortMark } from "../canvas/PortMark";
import { NEEDS } from "../graph/availability";
import { usual } from "../graph/usual";

const SHOWN = 8;

/** What one wants to know about a node type before adding it. */
export function NodeAside({ type }: { type: NodeType }) {
  const ports = type.inputs.filter((field) => field.isPort);
  const facts = usual(type);
  const needs = NEEDS[type.availability];
  return (
    <>
      <Glyph type={type} />
      <h3>{type.label}</h3>
      <p>{type.description}</p>
      {facts !== type.description && <p>{facts}</p>}
      {needs && <p data-tone="warn">{needs}</p>}
      <dl>
        {ports.slice(0, SHOWN).map((field) => (
          <div key={field.key}>
            <PortMark type={field.type} hollow={!field.required} />
            <dt>{field.label}</dt>
            <dd>in</dd>
          </div>
        ))}
        {type.outputs.map((output) => (
          <div key={output.key}>
            <PortMark type={output.type} />
            <dt>{output.label}</dt>
            <dd>out</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
