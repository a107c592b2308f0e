/** What an import brings: a graph as the server writes it, and an account of how it came about. */
import type { Json, ServerEdge } from "../api/types";
import { ImportError } from "./json";

/** A node of any kind: a card, a note, a group, a reroute, a subgraph. */
export interface FlowNode {
  id: string;
  type: string;
  position: { x: number; y: number };
  data: Record<string, Json>;
}

export interface FlowGraph {
  nodes: FlowNode[];
  edges: ServerEdge[];
}

export type Fate = "mapped" | "approximated" | "missing";

/** What became of one thing in the file. */
export interface Line {
  fate: Fate;
  /** What the file calls it. */
  from: string;
  /** What it is here; empty when nothing stands for it. */
  to: string;
  /** What was lost or changed on the way, a sentence each. */
  notes: string[];
}

export interface Imported {
  origin: "wireflow" | "comfyui";
  name: string;
  graph: FlowGraph;
  lines: Line[];
}

export const MAX_NODES = 100;
export const MAX_EDGES = 500;

export function checkLimits(nodes: number, edges: number): void {
  if (nodes > MAX_NODES) {
    throw new ImportError(`The workflow has ${nodes} nodes. At most ${MAX_NODES} are allowed.`);
  }
  if (edges > MAX_EDGES) {
    throw new ImportError(`The workflow has ${edges} wires. At most ${MAX_EDGES} are allowed.`);
  }
}

export function count(lines: Line[], fate: Fate): number {
  return lines.filter((line) => line.fate === fate).length;
}
