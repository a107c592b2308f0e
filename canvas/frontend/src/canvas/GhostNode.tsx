import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { useCatalogue } from "../store/catalogue";
import css from "./GhostNode.module.css";

interface Was {
  label?: string;
  nodeType?: string;
  /** Of a note. */
  text?: string;
  /** Its kind, for those without a node type. */
  was: string;
  takes: string[];
  gives: string[];
}

type Ghost = Node<Was & Record<string, unknown>, "ghost">;

/** A node that a version had and the graph has no more. */
export const GhostNode = memo(function GhostNode({ data }: NodeProps<Ghost>) {
  const type = useCatalogue((catalogue) => catalogue.types[data.nodeType ?? ""]);
  const label = data.label || data.text || data.was;
  return (
    <section className={css.ghost} aria-label={`${label}, removed`}>
      <strong>{label}</strong>
      <span>{type?.label ?? (data.nodeType || data.was)}, removed</span>
      {data.takes.map((handle) => (
        <Handle key={handle} id={handle} type="target" position={Position.Left} />
      ))}
      {data.gives.map((handle) => (
        <Handle key={handle} id={handle} type="source" position={Position.Right} />
      ))}
    </section>
  );
});
