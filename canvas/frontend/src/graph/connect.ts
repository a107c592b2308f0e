/** Rules of connecting: what may be linked, what a new wire replaces, what a deletion rejoins. */
import type { Connection, Edge } from "@xyflow/react";
import type { Field, NodeType, Output } from "../api/types";
import { type CardNode, type Graph, newId, portKey } from "./document";
import { fits } from "./ports";
import { giver, takers, typeOf } from "./typeOf";

export type Types = Record<string, NodeType>;

export function inputOf(types: Types, node: CardNode, handle: string): Field | undefined {
  const key = portKey(handle);
  return typeOf(types, node)?.inputs.find((field) => field.key === key && field.isPort);
}

export function outputOf(types: Types, node: CardNode, handle: string): Output | undefined {
  const key = portKey(handle);
  return typeOf(types, node)?.outputs.find((output) => output.key === key);
}

export function mayConnect(types: Types, graph: Graph, wanted: Connection | Edge): boolean {
  const source = graph.nodes.find((node) => node.id === wanted.source);
  const target = graph.nodes.find((node) => node.id === wanted.target);
  if (!source || !target || source.id === target.id) return false;
  // Reroutes are looked through: what really comes must fit where it really goes.
  const output = giver(types, graph, source.id, wanted.sourceHandle ?? "");
  const inputs = takers(types, graph, target.id, wanted.targetHandle ?? "");
  if (!output || inputs.length === 0 || !inputs.every((input) => fits(output, input))) return false;
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
  const ports = typeOf(types, target)?.inputs.filter((field) => field.isPort) ?? [];
  const fitting = ports.filter((field) => fits(output, field));
  const taken = (field: Field) =>
    graph.edges.some(
      (edge) => edge.target === target.id && edge.targetHandle === `in-${field.key}`,
    );
  return fitting.find((field) => field.multiple || !taken(field)) ?? fitting[0];
}

/** Removes nodes; wires through a removed node, or a chain of them, are rejoined where types fit. */
export function removeNodes(types: Types, graph: Graph, ids: ReadonlySet<string>): Graph {
  const nodes = graph.nodes.filter((node) => !ids.has(node.id));
  const kept = graph.edges.filter((edge) => !ids.has(edge.source) && !ids.has(edge.target));
  const loose = graph.edges.filter((edge) => ids.has(edge.source) && !ids.has(edge.target));
  const edges = loose.reduce((joined, { source, target, targetHandle = null }) => {
    const wires = origins(graph.edges, ids, source).map((from) => ({
      source: from.source,
      sourceHandle: from.sourceHandle ?? null,
      target,
      targetHandle,
    }));
    const through = wires.find((wire) => mayConnect(types, { nodes, edges: joined }, wire));
    return through ? connect(types, { nodes, edges: joined }, through) : joined;
  }, kept);
  return { nodes, edges };
}

/** The wires that lead from nodes that stay into this one, or into removed ones before it. */
function origins(edges: Edge[], ids: ReadonlySet<string>, id: string): Edge[] {
  const found: Edge[] = [];
  const seen = new Set([id]);
  for (const at of seen) {
    for (const edge of edges.filter(({ target }) => target === at)) {
      if (ids.has(edge.source)) seen.add(edge.source);
      else found.push(edge);
    }
  }
  return found;
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
