/** What the palette shows, and how a node it adds is linked to the wire that asked for it. */
import type { Connection } from "@xyflow/react";
import type { NodeType } from "../api/types";
import type { PaletteRequest } from "../store/page";
import { fits } from "./ports";

type From = NonNullable<PaletteRequest["from"]>;

/** Whether a node type answers the search and can take the wire. Order within text is free. */
export function matches(type: NodeType, text: string, from?: From): boolean {
  if (from && !portFor(type, from)) return false;
  const about = `${type.label} ${type.maker} ${type.category} ${type.description} ${type.nodeType}`;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => about.toLowerCase().includes(word));
}

/** The link between the wire's loose end and a new node. */
export function placeFor(type: NodeType, id: string, from: From): Connection | null {
  const key = portFor(type, from);
  if (!key) return null;
  return from.direction === "source"
    ? { source: from.nodeId, sourceHandle: from.handle, target: id, targetHandle: `in-${key}` }
    : { source: id, sourceHandle: `out-${key}`, target: from.nodeId, targetHandle: from.handle };
}

function portFor(type: NodeType, from: From): string | undefined {
  if (from.direction === "source") {
    return type.inputs.find((field) => field.isPort && fits(from.port, field))?.key;
  }
  return type.outputs.find((output) => fits(output, from.port))?.key;
}
