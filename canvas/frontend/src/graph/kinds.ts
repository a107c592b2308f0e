/** The kinds of node a saved graph knows, as the canvas holds them. */
import type { Edge, Node } from "@xyflow/react";
import type { Json, ServerEdge, ServerNode } from "../api/types";

export type Mode = "active" | "bypassed" | "muted";

export const COLOURS = ["grey", "blue", "green", "amber", "rose", "violet"] as const;

/** What every kind has, so that nobody needs to ask first; a frame has no node type and no settings. */
type Shared = {
  label: string;
  nodeType: string;
  config: Record<string, Json>;
  mode: Mode;
  /** A seed that counts up from run to run, instead of staying. */
  seedMode?: "increment";
  /** Fields that callers may set, by the key they call them. */
  exposed?: Record<string, string>;
  /** The node as it was read: what the canvas does not understand is written back. */
  kept?: ServerNode;
};

export type CardData = Shared & {
  collapsed?: boolean;
  frozen?: string;
  colour?: string;
};
export type GroupData = Shared & { colour: string };
export type NoteData = Shared & { text: string; colour: string };
export type SubgraphPort = { key: string; label: string; nodeId: string; port: string };
export type Inside = {
  nodes: ServerNode[];
  edges: ServerEdge[];
  inputs: SubgraphPort[];
  outputs: SubgraphPort[];
};
export type SubgraphData = Shared &
  Inside & {
    collapsed?: boolean;
    savedNodeId?: string;
    /** The workflow that this is: runs have it as it is then, whatever copy stands here. */
    workflowId?: string;
  };
/** A change of any kind of node. */
export type AnyData = Partial<CardData & GroupData & NoteData & SubgraphData>;

export type Card = Node<CardData, "card">;
export type Group = Node<GroupData, "group">;
export type Note = Node<NoteData, "note">;
export type Reroute = Node<Shared, "reroute">;
export type Subgraph = Node<SubgraphData, "subgraph">;
export type CardNode = Card | Group | Note | Reroute | Subgraph;
export type Kind = NonNullable<CardNode["type"]>;

export interface Graph {
  nodes: CardNode[];
  edges: Edge[];
}

/** A graph and the subgraph of it that is open one level further in. */
export interface Level {
  id: string;
  graph: Graph;
}

/** The graph on the canvas and the ones around it: the whole document. */
export type Whole = Graph & { outer: Level[] };

export function portKey(handle: string | null | undefined): string {
  return (handle ?? "").replace(/^(in|out)-/, "");
}

/** Whether a node runs, or holds some that do. */
export function isRunnable(node: CardNode): node is Card | Subgraph {
  return node.type === "card" || node.type === "subgraph";
}

/** The node run whose result a node keeps. */
export function frozenOf(data: CardNode["data"]): string | undefined {
  return "frozen" in data ? data.frozen : undefined;
}
