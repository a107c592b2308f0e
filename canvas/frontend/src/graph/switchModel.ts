/** Another model for a node: what it can take over stays, and what it cannot is told. */
import type { Edge } from "@xyflow/react";
import type { Field, Json, NodeType } from "../api/types";
import { inputOf, outputOf, type Types } from "./connect";
import type { CardNode, Graph } from "./document";
import { fits } from "./ports";

export interface Switched extends Graph {
  /** What the new model has no place for, in words. */
  dropped: string[];
}

/** Models of the same task first, then those whose results fit in the same places. */
export function alternatives(
  list: NodeType[],
  type: NodeType,
): { same: NodeType[]; related: NodeType[] } {
  const models = list.filter(({ kind }) => kind === "model");
  const gives = (other: NodeType) =>
    other.outputs.some((one) => type.outputs.some((own) => own.type === one.type));
  return {
    same: models.filter(({ task }) => task === type.task),
    related: models.filter((other) => other.task !== type.task && gives(other)),
  };
}

export function switchModel(types: Types, graph: Graph, id: string, to: NodeType): Switched {
  const node = graph.nodes.find((one) => one.id === id);
  const from = node && types[node.data.nodeType];
  if (!node || !from) return { ...graph, dropped: [] };
  const kept = Object.entries(node.data.config).filter(([key, value]) => takes(to, key, value));
  const config = Object.fromEntries(kept);
  const lost = from.inputs.filter(({ key }) => key in node.data.config && !(key in config));
  const data = { ...node.data, nodeType: to.nodeType, config };
  const next = { ...node, data } as CardNode;
  const nodes = graph.nodes.map((one) => (one.id === id ? next : one));
  const edges = graph.edges.filter((edge) => stays(types, nodes, edge, id));
  const cut = graph.edges.filter((edge) => !edges.includes(edge));
  const wires = cut.map((edge) => `the wire ${ends(types, graph, edge, id)}`);
  return { nodes, edges, dropped: [...lost.map(({ label }) => label), ...wires] };
}

function takes(to: NodeType, key: string, value: Json): boolean {
  const field = to.inputs.find((one) => one.key === key);
  if (!field) return false;
  if (field.options) return field.options.includes(value);
  return typeof value !== "number" || within(field, value);
}

function within({ min, max }: Field, value: number): boolean {
  return value >= (min ?? value) && value <= (max ?? value);
}

function stays(types: Types, nodes: CardNode[], edge: Edge, id: string): boolean {
  if (edge.source !== id && edge.target !== id) return true;
  const source = nodes.find((node) => node.id === edge.source);
  const target = nodes.find((node) => node.id === edge.target);
  const output = source && outputOf(types, source, edge.sourceHandle ?? "");
  const input = target && inputOf(types, target, edge.targetHandle ?? "");
  // An end this page does not know, such as a group's, is left to the server.
  if (source && types[source.data.nodeType] && !output) return false;
  if (target && types[target.data.nodeType] && !input) return false;
  return !output || !input || fits(output, input);
}

function ends(types: Types, { nodes }: Graph, edge: Edge, id: string): string {
  const label = (one: string) => nodes.find((node) => node.id === one)?.data.label ?? one;
  const node = nodes.find((one) => one.id === id);
  if (edge.target !== id) return `to ${label(edge.target)}`;
  const input = node && inputOf(types, node, edge.targetHandle ?? "");
  return `from ${label(edge.source)} into ${input?.label ?? "it"}`;
}
