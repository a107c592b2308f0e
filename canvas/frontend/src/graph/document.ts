/** Between the server's graph JSON and what the canvas holds. */
import type { Edge, Node } from "@xyflow/react";
import type { Json, NodeType, ServerEdge, ServerNode } from "../api/types";

export type Mode = "active" | "bypassed" | "muted";

export type CardData = {
  label: string;
  nodeType: string;
  config: Record<string, Json>;
  mode: Mode;
};

export type CardNode = Node<CardData, "card">;

export interface Graph {
  nodes: CardNode[];
  edges: Edge[];
}

export function fromServer(nodes: ServerNode[], edges: ServerEdge[]): Graph {
  return {
    nodes: nodes.map((node) => ({
      id: node.id,
      type: "card",
      position: node.position,
      data: {
        label: node.data.label,
        nodeType: node.data.nodeType,
        config: node.data.config ?? {},
        mode: (node.data.mode as Mode | undefined) ?? "active",
      },
    })),
    edges: edges.map((edge) => ({ ...edge, type: "wire" })),
  };
}

export function toServer(graph: Graph): { nodes: ServerNode[]; edges: ServerEdge[] } {
  return {
    nodes: graph.nodes.map((node) => ({
      id: node.id,
      type: "basedNode",
      position: { x: Math.round(node.position.x), y: Math.round(node.position.y) },
      data: {
        label: node.data.label,
        nodeType: node.data.nodeType,
        config: node.data.config,
        ...(node.data.mode === "active" ? {} : { mode: node.data.mode }),
      },
    })),
    edges: graph.edges.map((edge) => ({
      id: edge.id,
      source: edge.source,
      sourceHandle: edge.sourceHandle ?? "",
      target: edge.target,
      targetHandle: edge.targetHandle ?? "",
    })),
  };
}

let counter = 0;

/** An id no other node of this page has, short enough for the contract's 64 characters. */
export function newId(prefix: string): string {
  counter += 1;
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `${prefix}-${random.toString(36)}${counter.toString(36)}`;
}

export function makeNode(type: NodeType, position: { x: number; y: number }): CardNode {
  return {
    id: newId("n"),
    type: "card",
    position,
    data: { label: type.label, nodeType: type.nodeType, config: {}, mode: "active" },
  };
}

export function portKey(handle: string | null | undefined): string {
  return (handle ?? "").replace(/^(in|out)-/, "");
}
