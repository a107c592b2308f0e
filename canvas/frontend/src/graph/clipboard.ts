/** Nodes as text, so that they travel between tabs and workflows; reads only what it wrote. */
import type { Edge } from "@xyflow/react";
import type { ServerEdge, ServerNode } from "../api/types";
import { fromServer, type Graph, newId, toServer } from "./document";

const KIND = "wireflow/nodes";

/** `incoming` are the wires from nodes that were not copied. */
export interface Copied extends Graph {
  incoming: Edge[];
}

interface Written {
  kind: string;
  nodes: ServerNode[];
  edges: ServerEdge[];
  incoming?: ServerEdge[];
}

export function write({ nodes, edges }: Graph, ids: string[]): string {
  const chosen = new Set(ids);
  const into = edges.filter((edge) => chosen.has(edge.target));
  const inside = into.filter((edge) => chosen.has(edge.source));
  const incoming = into.filter((edge) => !chosen.has(edge.source));
  const own = nodes.filter(({ id }) => chosen.has(id));
  const copied = toServer({ nodes: own, edges: inside, outer: [] });
  return JSON.stringify({
    kind: KIND,
    ...copied,
    incoming: toServer({ nodes: [], edges: incoming, outer: [] }).edges,
  });
}

/** Null for text that is something else, which is nobody's mistake. */
export function read(text: string): Copied | null {
  try {
    const written = JSON.parse(text) as Written | null;
    if (written?.kind !== KIND) return null;
    const graph = fromServer(written.nodes, written.edges);
    return { ...graph, incoming: fromServer([], written.incoming ?? []).edges };
  } catch {
    return null;
  }
}

/** The same nodes and wires under new ids, moved; `ids` says which became which. */
export function renewed(graph: Graph, by: { x: number; y: number }) {
  const ids = new Map(graph.nodes.map((node) => [node.id, newId("n")]));
  const nodes = graph.nodes.map((node) => ({
    ...node,
    id: ids.get(node.id) ?? node.id,
    position: { x: node.position.x + by.x, y: node.position.y + by.y },
  }));
  return { ids, nodes, edges: graph.edges.map((edge) => rewired(edge, ids)) };
}

export function rewired(edge: Edge, ids: Map<string, string>): Edge {
  return {
    ...edge,
    id: newId("e"),
    source: ids.get(edge.source) ?? edge.source,
    target: ids.get(edge.target) ?? edge.target,
  };
}
