/** Going into a subgraph and out of it: the canvas shows one level, the document holds them all. */
import type { Edge } from "@xyflow/react";
import {
  type CardNode,
  type Graph,
  type Inside,
  portKey,
  type Subgraph,
  type SubgraphPort,
  type Whole,
} from "./kinds";
import { read, write } from "./server";

/** The whole document as one graph, whichever level is open. */
export function wholeOf({ nodes, edges, outer }: Whole): Graph {
  const open: Graph = { nodes, edges };
  return outer.reduceRight((inner, { id, graph }) => putBack(graph, id, inner), open);
}

/** One level further in; null where there is no such subgraph. */
export function enter({ nodes, edges, outer }: Whole, id: string): Whole | null {
  const found = nodes.find((node) => node.id === id);
  if (found?.type !== "subgraph") return null;
  const settled = nodes.map((node) => ({ ...node, selected: false }));
  const level = { id, graph: { nodes: settled, edges } };
  return { ...read(found.data.nodes, found.data.edges), outer: [...outer, level] };
}

/** Out again, until `depth` levels are left around the open one. */
export function leave(whole: Whole, depth: number): Whole {
  const { outer } = whole;
  const kept = outer.slice(0, depth);
  return { ...wholeOf({ ...whole, outer: outer.slice(depth) }), outer: kept };
}

/** What stands before the ids of the open level where all are told apart. */
export function prefixOf(outer: Whole["outer"]): string {
  return outer.map(({ id }) => `${id}__`).join("");
}

/** The node of the open level that a run names by its place in the whole: itself, or round it. */
export function nodeNamed({ nodes, outer }: Whole, flat = ""): CardNode | undefined {
  const prefix = prefixOf(outer);
  const is = ({ id }: CardNode) => flat === prefix + id || flat.startsWith(`${prefix}${id}__`);
  return nodes.find(is);
}

/** What of a document lies in the open level; nothing where it has no such subgraph. */
export function levelOf(document: Level, outer: Whole["outer"]): Level {
  return outer.reduce<Level>(({ nodes, edges }, { id }) => {
    const found = read(nodes, edges).nodes.find((node) => node.id === id);
    return found?.type === "subgraph" ? found.data : { nodes: [], edges: [] };
  }, document);
}

type Level = Pick<Inside, "nodes" | "edges">;

/** The subgraph whose inside is open. */
export function openSubgraph(outer: Whole["outer"]): Subgraph | undefined {
  const level = outer.at(-1);
  const found = level?.graph.nodes.find((node) => node.id === level.id);
  return found?.type === "subgraph" ? found : undefined;
}

function putBack(graph: Graph, id: string, inner: Graph): Graph {
  const nodes = graph.nodes.map((node) => {
    if (node.id !== id || node.type !== "subgraph") return node;
    const known = new Set(inner.nodes.map((one) => one.id));
    const still = (port: SubgraphPort) => known.has(port.nodeId);
    const { inputs, outputs } = node.data;
    const ports = { inputs: inputs.filter(still), outputs: outputs.filter(still) };
    return { ...node, data: { ...node.data, ...write(inner), ...ports } };
  });
  const changed = nodes.find((node) => node.id === id);
  if (changed?.type !== "subgraph") return graph;
  return { nodes, edges: graph.edges.filter((edge) => leads(edge, id, changed.data)) };
}

/** Whether an edge at the subgraph has a port to lead to. */
export function leads(edge: Edge, id: string, { inputs, outputs }: Inside): boolean {
  const has = (ports: SubgraphPort[], handle: string | null | undefined) =>
    ports.some(({ key }) => key === portKey(handle));
  if (edge.target === id) return has(inputs, edge.targetHandle);
  return edge.source !== id || has(outputs, edge.sourceHandle);
}

/** Whether an inner input stands for a port of the open subgraph: what feeds it lies outside. */
export function isPort(outer: Whole["outer"], nodeId: string, port: string): boolean {
  const inputs = openSubgraph(outer)?.data.inputs ?? [];
  return inputs.some((one) => one.nodeId === nodeId && one.port === port);
}
