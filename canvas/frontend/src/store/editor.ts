/** The graph being edited, its undo history, and what is selected or open. */
import {
  applyEdgeChanges,
  applyNodeChanges,
  type Connection,
  type Edge,
  type EdgeChange,
  type NodeChange,
} from "@xyflow/react";
import { create } from "zustand";
import type { Field, Json, NodeType } from "../api/types";
import { connect, removeNodes } from "../graph/connect";
import { type CardData, type CardNode, type Graph, makeNode, newId } from "../graph/document";
import { useCatalogue } from "./catalogue";

interface Editor extends Graph {
  past: Graph[];
  future: Graph[];
  /** Counts edits of the graph; saving compares it. */
  revision: number;
  problems: Record<string, string>;
  load(graph: Graph): void;
  onNodesChange(changes: NodeChange<CardNode>[]): void;
  onEdgesChange(changes: EdgeChange[]): void;
  /** Remembers the graph as it is now: the next edits are one step of undo. */
  remember(): void;
  undo(): void;
  redo(): void;
  connect(wanted: Connection): void;
  add(type: NodeType, position: { x: number; y: number }): string;
  paste(graph: Graph): void;
  remove(ids: string[]): void;
  removeEdge(id: string): void;
  update(id: string, change: Partial<CardData>): void;
  setField(id: string, field: Field, value: Json): void;
  toggleMode(ids: string[], mode: CardData["mode"]): void;
  select(ids: string[]): void;
  setProblems(problems: Record<string, string>): void;
}

const HISTORY = 100;
let typing: { key: string; at: number } | null = null;

export const useEditor = create<Editor>((set, get) => {
  const graph = (): Graph => ({ nodes: get().nodes, edges: get().edges });
  const edit = (next: Partial<Graph>) =>
    set({
      ...next,
      past: [...get().past.slice(1 - HISTORY), graph()],
      future: [],
      revision: get().revision + 1,
    });
  const mapNode = (id: string, change: (data: CardData) => CardData): CardNode[] =>
    get().nodes.map((node) => (node.id === id ? { ...node, data: change(node.data) } : node));
  const solved = (id: string) => {
    const { [id]: _, ...others } = get().problems;
    return others;
  };
  // A word typed letter by letter is one step of undo.
  const type = (key: string, nodes: CardNode[]) => {
    const goesOn = typing?.key === key && Date.now() - typing.at < 1_000;
    typing = { key, at: Date.now() };
    if (goesOn) set({ nodes, revision: get().revision + 1 });
    else edit({ nodes });
  };

  return {
    nodes: [],
    edges: [],
    past: [],
    future: [],
    revision: 0,
    problems: {},
    load: (loaded) => set({ ...loaded, past: [], future: [], problems: {} }),
    onNodesChange: (changes) => {
      const moved = changes.some((change) => change.type === "position" && !change.dragging);
      set({
        nodes: applyNodeChanges(changes, get().nodes),
        revision: get().revision + (moved ? 1 : 0),
      });
    },
    onEdgesChange: (changes) => set({ edges: applyEdgeChanges(changes, get().edges) }),
    remember: () => set({ past: [...get().past.slice(1 - HISTORY), graph()], future: [] }),
    undo: () => {
      typing = null;
      const last = get().past.at(-1);
      if (!last) return;
      set({
        ...last,
        past: get().past.slice(0, -1),
        future: [graph(), ...get().future],
        revision: get().revision + 1,
      });
    },
    redo: () => {
      typing = null;
      const [next, ...rest] = get().future;
      if (!next) return;
      set({
        ...next,
        past: [...get().past, graph()],
        future: rest,
        revision: get().revision + 1,
      });
    },
    connect: (wanted) => {
      edit({ edges: connect(useCatalogue.getState().types, graph(), wanted) });
      set({ problems: solved(wanted.target) });
    },
    add: (type, position) => {
      const node = { ...makeNode(type, position), selected: true };
      edit({ nodes: [...get().nodes.map((other) => ({ ...other, selected: false })), node] });
      return node.id;
    },
    paste: (copied) => {
      const ids = new Map(copied.nodes.map((node) => [node.id, newId("n")]));
      const nodes = copied.nodes.map((node) => ({
        ...node,
        id: ids.get(node.id) ?? node.id,
        position: { x: node.position.x + 32, y: node.position.y + 32 },
        selected: true,
      }));
      const edges = copied.edges.map((edge) => ({
        ...edge,
        id: newId("e"),
        source: ids.get(edge.source) ?? edge.source,
        target: ids.get(edge.target) ?? edge.target,
      }));
      const others = get().nodes.map((node) => ({ ...node, selected: false }));
      edit({ nodes: [...others, ...nodes], edges: [...get().edges, ...edges] });
    },
    remove: (ids) => edit(removeNodes(useCatalogue.getState().types, graph(), new Set(ids))),
    removeEdge: (id) => edit({ edges: get().edges.filter((edge: Edge) => edge.id !== id) }),
    update: (id, change) => {
      const nodes = mapNode(id, (data) => ({ ...data, ...change }));
      type(`${id} ${Object.keys(change)}`, nodes);
    },
    setField: (id, field, value) => {
      const nodes = mapNode(id, (data) => {
        const config = { ...data.config, [field.key]: value };
        if (value === null) delete config[field.key];
        return { ...data, config };
      });
      type(`${id} ${field.key}`, nodes);
      set({ problems: solved(id) });
    },
    toggleMode: (ids, mode) => {
      const chosen = get().nodes.filter((node) => ids.includes(node.id));
      const next = chosen.every((node) => node.data.mode === mode) ? "active" : mode;
      const change = (node: CardNode) =>
        ids.includes(node.id) ? { ...node, data: { ...node.data, mode: next } } : node;
      edit({ nodes: get().nodes.map((node) => change(node) as CardNode) });
    },
    select: (ids) =>
      set({
        nodes: get().nodes.map((node) => ({ ...node, selected: ids.includes(node.id) })),
      }),
    setProblems: (problems) => set({ problems }),
  };
});
