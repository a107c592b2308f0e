/** Rules of connecting: what may be linked, what a new wire replaces, what a deletion rejoins. */
import type { Connection, Edge } from "@xyflow/react";
import type { Field, NodeType, Output } from "../api/types";
import { type CardNode, type Graph, newId, portKey } from "./document";
import { fits } from "./ports";

export type Types = Record<string, NodeType>;

export function inputOf(types: Types, node: CardNode, handle: string): Field | undefined {
  const key = portKey(handle);
  return types[node.data.nodeType]?.inputs.find((field) => field.key === key && field.isPort);
}

export function outputOf(types: Types, node: CardNode, handle: string): Output | undefined {
  const key = portKey(handle);
  return types[node.data.nodeType]?.outputs.find((output) => output.key === key);
}

export function mayConnect(types: Types, graph: Graph, wanted: Connection | Edge): boolean {
  const source = graph.nodes.find((node) => node.id === wanted.source);
  const target = graph.nodes.find((node) => node.id === wanted.target);
  if (!source || !target || source.id === target.id) return false;
  const output = outputOf(types, source, wanted.sourceHandle ?? "");
  const input = inputOf(types, target, wanted.targetHandle ?? "");
  if (!output || !input || !fits(output, input)) return false;
  return !reaches(graph.edges, target.id, source.id);
}

/** The edges with a new one; a single input keeps only its newest wire. */
export function connect(types: Types, graph: Graph, wanted: Connection): Edge[] {
  const target = graph.nodes.find((node) => node.id === wanted.target);
  const input = target && inputOf(types, target, wanted.targetHandle ?? "");
  const same = (edge: Edge) =>
    edge.target === wanted.target && edge.targetHandle === wanted.targetHandle;
  const twin = (edge: Edge) =>
    same(edge) && edge.source === wanted.source && edge.sourceHandle === wanted.sourceHandle;
  const kept = graph.edges.filter((edge) => (input?.multiple ? !twin(edge) : !same(edge)));
  return [...kept, { ...wanted, id: newId("e"), type: "wire" }];
}

/** The first input of a node that takes this output and is still free, else the first that fits. */
export function firstFitting(
  types: Types,
  graph: Graph,
  output: Output,
  target: CardNode,
): Field | undefined {
  const ports = types[target.data.nodeType]?.inputs.filter((field) => field.isPort) ?? [];
  const fitting = ports.filter((field) => fits(output, field));
  const taken = (field: Field) =>
    graph.edges.some(
      (edge) => edge.target === target.id && edge.targetHandle === `in-${field.key}`,
    );
  return fitting.find((field) => field.multiple || !taken(field)) ?? fitting[0];
}

/** Removes nodes; wires through a removed node are rejoined where the types fit. */
export function removeNodes(types: Types, graph: Graph, ids: ReadonlySet<string>): Graph {
  let edges = graph.edges;
  for (const id of ids) {
    const incoming = edges.filter((edge) => edge.target === id && !ids.has(edge.source));
    const outgoing = edges.filter((edge) => edge.source === id && !ids.has(edge.target));
    edges = edges.filter((edge) => edge.source !== id && edge.target !== id);
    for (const out of outgoing) {
      const through = incoming
        .map((into) => ({
          source: into.source,
          sourceHandle: into.sourceHandle ?? null,
          target: out.target,
          targetHandle: out.targetHandle ?? null,
        }))
        .find((joined) => mayConnect(types, { nodes: graph.nodes, edges }, joined));
      if (through) edges = connect(types, { nodes: graph.nodes, edges }, through);
    }
  }
  return { nodes: graph.nodes.filter((node) => !ids.has(node.id)), edges };
}

function reaches(edges: Edge[], from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const edge of edges) if (edge.source === id) waiting.push(edge.target);
  }
  return false;
}
