/** Look-ups that many cards make of the same graph: indexed once per array, however many ask. */
import type { Edge } from "@xyflow/react";

const nodeMaps = new WeakMap<object, Map<string, { id: string }>>();
const edgeMaps = new WeakMap<Edge[], Map<string, Edge[]>>();
const NONE: Edge[] = [];

export function nodeOf<N extends { id: string }>(nodes: N[], id: string): N | undefined {
  let map = nodeMaps.get(nodes);
  if (!map) {
    map = new Map(nodes.map((node) => [node.id, node]));
    nodeMaps.set(nodes, map);
  }
  return map.get(id) as N | undefined;
}

/** The wires that end in one input. */
export function wiresInto(edges: Edge[], id: string, key: string): Edge[] {
  let map = edgeMaps.get(edges);
  if (!map) {
    map = new Map();
    for (const edge of edges) {
      const place = `${edge.target} ${edge.targetHandle}`;
      map.set(place, [...(map.get(place) ?? NONE), edge]);
    }
    edgeMaps.set(edges, map);
  }
  return map.get(`${id} in-${key}`) ?? NONE;
}
