/** Our own file: a workflow without anything that belongs to the team it came from. */
import type { Json, NodeType, ServerEdge } from "../api/types";
import { checkLimits, type FlowGraph, type FlowNode, type Imported, type Line } from "./flow";
import { ImportError, idOf, isObject, type JsonObject, numberOf, objectsOf, textOf } from "./json";

export const FORMAT = "wireflow/workflow";
export const VERSION = 1;

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const NODE_TYPE = /^[a-z0-9_]+:[a-z0-9_./-]+$/i;
const KINDS = new Set(["basedNode", "group", "note", "reroute", "subgraph"]);
/** Of the team alone: the run whose outputs a node keeps, the saved node a subgraph came from. */
const PRIVATE = ["frozen", "savedNodeId"];
const FARTHEST = 1e6;

type Types = Record<string, NodeType>;

export function exportWorkflow(name: string, graph: FlowGraph): string {
  const { nodes, edges } = withoutPrivate(graph);
  return JSON.stringify({ format: FORMAT, version: VERSION, name, nodes, edges }, null, 2);
}

/** Whether JSON is a graph of ours: a file, the API's answer, or nodes that were copied. */
export function isWireflow(value: Json): value is JsonObject {
  if (!isObject(value) || !Array.isArray(value.nodes)) return false;
  if (textOf(value.format) === FORMAT || Array.isArray(value.edges)) return true;
  return textOf(value.kind) === "wireflow/nodes";
}

export function importWorkflow(file: JsonObject, types: Types): Imported {
  if (numberOf(file.version) > VERSION && textOf(file.format) === FORMAT) {
    throw new ImportError("The file was written by a newer Wireflow. Update this one to read it.");
  }
  const read = { nodes: objectsOf(file.nodes), edges: objectsOf(file.edges) };
  checkLimits(read.nodes.length, read.edges.length);
  const whole = graphOf(read.nodes, read.edges);
  const lines = whole.nodes.map((node) => lineOf(node, types));
  return {
    origin: "wireflow",
    name: textOf(file.name).slice(0, 200),
    graph: withoutPrivate(whole),
    lines,
  };
}

function graphOf(nodes: JsonObject[], edges: JsonObject[]): FlowGraph {
  const read = nodes.map(nodeOf);
  const ids = new Set(read.map((node) => node.id));
  if (ids.size < read.length) throw new ImportError("Two nodes in the file have the same id.");
  return {
    nodes: read,
    edges: edges.map(edgeOf).filter((edge) => ids.has(edge.source) && ids.has(edge.target)),
  };
}

function nodeOf(node: JsonObject): FlowNode {
  const id = idOf(node.id);
  if (!ID.test(id)) throw new ImportError("A node in the file has no proper id.");
  const data = isObject(node.data) ? node.data : {};
  const type = KINDS.has(textOf(node.type)) ? textOf(node.type) : "basedNode";
  const nodeType = textOf(data.nodeType) || textOf(node.nodeType);
  if (type === "basedNode" && !NODE_TYPE.test(nodeType)) {
    throw new ImportError(`The node “${textOf(data.label) || id}” in the file has no node type.`);
  }
  const at = isObject(node.position) ? node.position : {};
  return {
    id,
    type,
    position: { x: place(at.x), y: place(at.y) },
    data: type === "basedNode" ? cardData(data, nodeType) : { ...data, ...insideOf(type, data) },
  };
}

function cardData(data: JsonObject, nodeType: string): JsonObject {
  const config = isObject(data.config) ? data.config : isObject(data.params) ? data.params : {};
  const { params: _, ...others } = data;
  return { ...others, label: textOf(data.label).slice(0, 200), nodeType, config };
}

/** A subgraph holds a graph of its own, read with the same care. */
function insideOf(type: string, data: JsonObject): JsonObject {
  if (type !== "subgraph") return {};
  const inner = graphOf(objectsOf(data.nodes), objectsOf(data.edges));
  return inner as unknown as JsonObject;
}

function edgeOf(edge: JsonObject, index: number): ServerEdge {
  const id = idOf(edge.id);
  return {
    id: ID.test(id) ? id : `edge-${index}`,
    source: idOf(edge.source),
    sourceHandle: handle(edge.sourceHandle, "out-"),
    target: idOf(edge.target),
    targetHandle: handle(edge.targetHandle, "in-"),
  };
}

function handle(value: Json | undefined, prefix: string): string {
  const name = textOf(value);
  return name.startsWith(prefix) ? name : prefix + name;
}

function place(value: Json | undefined): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, numberOf(value)));
}

function lineOf(node: FlowNode, types: Types): Line {
  const nodeType = textOf(node.data.nodeType);
  const label = textOf(node.data.label) || textOf(node.data.text).slice(0, 60) || node.type;
  if (node.type === "basedNode" && !Object.hasOwn(types, nodeType)) {
    const note = `There is no node type ${nodeType} here: it is kept, but cannot run.`;
    return { fate: "missing", from: label, to: nodeType, notes: [note] };
  }
  const notes: string[] = [];
  if (holdsFile(node.data)) notes.push("Its file stayed where it was: choose it again.");
  if (textOf(node.data.frozen)) notes.push("Its kept result stayed where it was: it runs anew.");
  const to = types[nodeType]?.label ?? node.type;
  return { fate: notes.length > 0 ? "approximated" : "mapped", from: label, to, notes };
}

function withoutPrivate(graph: FlowGraph): FlowGraph {
  const nodes = graph.nodes.map((node) => ({ ...node, data: publicPart(node.data) }));
  return { nodes, edges: graph.edges };
}

function publicPart(data: JsonObject): JsonObject {
  const kept = Object.entries(data).filter(
    ([key, value]) => !PRIVATE.includes(key) && !isFile(value),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, deeper(value)]));
}

function deeper(value: Json): Json {
  if (Array.isArray(value)) return value.filter((entry) => !isFile(entry)).map(deeper);
  return isObject(value) ? publicPart(value) : value;
}

/** An uploaded file is a reference that only its own team can follow. */
function isFile(value: Json): boolean {
  return isObject(value) && typeof value.assetId === "string";
}

function holdsFile(data: JsonObject): boolean {
  const config = isObject(data.config) ? Object.values(data.config) : [];
  return config.some((value) => isFile(value) || (Array.isArray(value) && value.some(isFile)));
}
