/** One level of a graph between the server's JSON and the canvas. Nothing that was saved is lost. */
import type { Edge } from "@xyflow/react";
import type { Json, ServerEdge, ServerNode } from "../api/types";
import type { CardNode, Graph, Kind, Mode, SubgraphPort } from "./kinds";

// The hosted Wireflow's spellings stand beside ours, as on the server.
const KINDS: Record<string, Kind> = {
  note: "note",
  stickyNote: "note",
  "annotation:note": "note",
  "utility:sticky_note": "note",
  group: "group",
  custom_group: "group",
  "annotation:group": "group",
  reroute: "reroute",
  "utility:reroute": "reroute",
  "logic:router": "reroute",
  subgraph: "subgraph",
};
const WRITTEN: Record<Kind, string> = {
  card: "basedNode",
  group: "group",
  note: "note",
  reroute: "reroute",
  subgraph: "subgraph",
};
export const BEHIND = -1001;
export const FRAME = { width: 360, height: 240 };
export const NOTE_WIDTH = 220;

type Given = Record<string, unknown>;

export function read(nodes: ServerNode[], edges: ServerEdge[]): Graph {
  const made = nodes.map(nodeOf);
  const dots = new Set(made.filter(({ type }) => type === "reroute").map(({ id }) => id));
  return { nodes: made, edges: edges.map((edge, index) => edgeOf(edge, index, dots)) };
}

export function write(graph: Graph): { nodes: ServerNode[]; edges: ServerEdge[] } {
  return { nodes: graph.nodes.map(writeNode), edges: graph.edges.map(writeEdge) };
}

function nodeOf(kept: ServerNode): CardNode {
  // What stands in `data` may also stand beside it.
  const given: Given = { ...kept, ...kept.data };
  const nodeType = text(given.nodeType);
  const type = KINDS[nodeType] ?? KINDS[kept.type ?? ""] ?? "card";
  const { x, y } = kept.position ?? {};
  const shared = {
    label: text(given.label),
    nodeType: type === "card" ? nodeType : "",
    config: (given.config ?? given.params ?? {}) as Record<string, Json>,
    mode: (text(given.mode) || "active") as Mode,
    exposed: (given.exposed ?? undefined) as Record<string, string> | undefined,
    kept,
  };
  const place = { id: kept.id, position: { x: x ?? 0, y: y ?? 0 } };
  const colour = text(given.colour) || (type === "note" ? "amber" : "grey");
  switch (type) {
    case "card":
      return { ...place, type, data: { ...shared, ...ofCard(given) } };
    case "group":
      return { ...place, ...frame(given), type, data: { ...shared, colour } };
    case "note": {
      const words = text(given.text) || text(given.content) || text(shared.config.text);
      const width = size(given.width, NOTE_WIDTH);
      return { ...place, width, type, data: { ...shared, text: words, colour } };
    }
    case "reroute":
      return { ...place, type, data: shared };
    case "subgraph":
      return { ...place, type, data: { ...shared, ...ofSubgraph(given) } };
  }
}

/** A frame lies behind the cards, and lets the pointer through to the canvas but for its title. */
export function frame(given: { width?: unknown; height?: unknown }) {
  return {
    width: size(given.width, FRAME.width),
    height: size(given.height, FRAME.height),
    zIndex: BEHIND,
    style: { pointerEvents: "none" as const },
  };
}

function ofCard(given: Given) {
  return {
    collapsed: given.collapsed === true || undefined,
    frozen: text(given.frozen) || undefined,
    colour: text(given.colour) || undefined,
    seedMode: given.seedMode === "increment" ? ("increment" as const) : undefined,
  };
}

function ofSubgraph(given: Given) {
  const list = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : []);
  return {
    nodes: list<ServerNode>(given.nodes),
    edges: list<ServerEdge>(given.edges),
    inputs: list<SubgraphPort>(given.inputs),
    outputs: list<SubgraphPort>(given.outputs),
    collapsed: given.collapsed === true || undefined,
    savedNodeId: text(given.savedNodeId) || undefined,
    workflowId: text(given.workflowId) || undefined,
  };
}

function edgeOf(kept: ServerEdge, index: number, dots: ReadonlySet<string>): Edge {
  return {
    id: kept.id || `edge-${index}`,
    type: "wire",
    source: kept.source,
    target: kept.target,
    sourceHandle: dots.has(kept.source) ? "out-value" : prefixed("out-", kept.sourceHandle),
    targetHandle: dots.has(kept.target) ? "in-value" : prefixed("in-", kept.targetHandle),
    data: { kept },
  };
}

/** A bare port name is accepted. */
function prefixed(prefix: string, handle: string | undefined): string {
  return !handle || handle.startsWith(prefix) ? (handle ?? "") : prefix + handle;
}

function writeNode(node: CardNode): ServerNode {
  const { kept } = node.data;
  const { label: _, nodeType: __, config: ___, mode: ____, ...rest } = (kept ?? {}) as Given;
  return {
    ...rest,
    id: node.id,
    type: kept?.type ?? WRITTEN[node.type],
    position: { x: Math.round(node.position.x), y: Math.round(node.position.y) },
    data: present({ ...kept?.data, ...own(node) }) as ServerNode["data"],
  };
}

function own(node: CardNode): Given {
  const { label, mode: given, nodeType, config } = node.data;
  const mode = given === "active" ? undefined : given;
  const width = node.width && Math.round(node.width);
  const height = node.height && Math.round(node.height);
  switch (node.type) {
    case "card": {
      const { collapsed, frozen, colour, seedMode, exposed } = node.data;
      return { label, nodeType, config, mode, collapsed, frozen, colour, seedMode, exposed };
    }
    case "group":
      return { label, colour: node.data.colour, width, height };
    case "note":
      // As high as its words need; another client's height is kept.
      return { text: node.data.text, colour: node.data.colour, width };
    case "reroute":
      return {};
    case "subgraph": {
      const { nodes, edges, inputs, outputs, collapsed, savedNodeId, workflowId } = node.data;
      const kept = { collapsed, savedNodeId, workflowId };
      return { label, mode, nodes, edges, inputs, outputs, ...kept };
    }
  }
}

function writeEdge(edge: Edge): ServerEdge {
  return {
    ...(edge.data?.kept as ServerEdge | undefined),
    id: edge.id,
    source: edge.source,
    sourceHandle: edge.sourceHandle ?? "",
    target: edge.target,
    targetHandle: edge.targetHandle ?? "",
  };
}

function present(values: Given): Given {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function size(value: unknown, otherwise: number): number {
  return typeof value === "number" && value > 0 ? value : otherwise;
}
