/** Between the server's graph JSON and what the canvas holds. */
import type { NodeType, ServerEdge, ServerNode } from "../api/types";
import type { Card, CardNode, Graph, Inside, Whole } from "./kinds";
import { wholeOf } from "./levels";
import { read, write } from "./server";

export type * from "./kinds";
export { frozenOf, isRunnable, portKey } from "./kinds";

export function fromServer(nodes: ServerNode[], edges: ServerEdge[]): Graph {
  return read(nodes, edges);
}

/** The document of a graph and all around it: `toServer(useEditor.getState())`. */
export function toServer(whole: Whole): { nodes: ServerNode[]; edges: ServerEdge[] } {
  return write(wholeOf(whole));
}

let counter = 0;

/** An id no other node of this page has, short enough for the contract's 64 characters. */
export function newId(prefix: string): string {
  counter += 1;
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `${prefix}-${random.toString(36)}${counter.toString(36)}`;
}

/** A node type of the team's own: a saved subgraph, or another workflow. */
export interface SavedType extends NodeType {
  inside: Inside;
  savedNodeId?: string;
  workflowId?: string;
}

export function makeNode(type: SavedType, position: { x: number; y: number }): CardNode;
export function makeNode(type: NodeType, position: { x: number; y: number }): Card;
export function makeNode(type: NodeType | SavedType, position: { x: number; y: number }): CardNode {
  const shared = { label: type.label, config: {}, mode: "active" as const };
  if ("inside" in type) {
    const { inside, savedNodeId, workflowId } = type;
    const data = { ...shared, ...inside, nodeType: "", savedNodeId, workflowId };
    return { id: newId("n"), type: "subgraph", position, data };
  }
  const data = { ...shared, nodeType: type.nodeType };
  return { id: newId("n"), type: "card", position, data };
}
