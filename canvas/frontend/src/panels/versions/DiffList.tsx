import { Minus, Plus } from "lucide-react";
import type { Json } from "../../api/types";
import { type Difference, isSame, type NodeDifference, type ValueChange } from "../../graph/diff";
import { useCatalogue } from "../../store/catalogue";
import css from "./Diff.module.css";

/** What differs, in words: nodes, their parameters old → new, and wires. */
export function DiffList({ difference, same }: { difference: Difference; same: string }) {
  if (isSame(difference)) return <p className={css.same}>{same}</p>;
  return (
    <ul className={css.list}>
      {difference.nodes.map((node) => (
        <Node key={`${node.kind} ${node.id}`} node={node} />
      ))}
      {difference.edges.map(({ key, kind, from, to }) => (
        <li key={`${kind} ${key}`} data-kind={kind}>
          {kind === "added" ? (
            <Plus size={13} aria-hidden="true" />
          ) : (
            <Minus size={13} aria-hidden="true" />
          )}
          <span>
            Wire {kind}: {from} to {to}
          </span>
        </li>
      ))}
    </ul>
  );
}

const SIGN = { added: "Added", removed: "Removed", changed: "Changed" };

function Node({ node }: { node: NodeDifference }) {
  const type = useCatalogue((catalogue) => catalogue.types[node.nodeType]);
  const nameOf = (key: string) => type?.inputs.find((field) => field.key === key)?.label ?? key;
  return (
    <li data-kind={node.kind}>
      <b>{SIGN[node.kind]}</b>
      <div>
        <strong>{node.label}</strong>
        {node.changes.map((change) => (
          <Change key={change.key} change={change} name={nameOf(change.key)} />
        ))}
      </div>
    </li>
  );
}

export function Change({ change, name }: { change: ValueChange; name: string }) {
  return (
    <p className={css.change}>
      <span>{name}</span>
      <del>{words(change.before)}</del>
      <span aria-hidden="true">→</span>
      <ins>{words(change.after)}</ins>
    </p>
  );
}

const LONGEST = 160;

function words(value: Json | undefined): string {
  if (value === undefined || value === null || value === "") return "not set";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
