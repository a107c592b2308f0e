/** The graph being edited, its undo history, and what is selected or open. */
import {
  applyEdgeChanges,
  applyNodeChanges,
  type Connection,
  type EdgeChange,
  type NodeChange,
} from "@xyflow/react";
import { create } from "zustand";
import type { Field, Json, NodeType } from "../api/types";
import { bounds, boxOf, type Point, type Positions } from "../graph/arrange";
import { type Copied, renewed, rewired } from "../graph/clipboard";
import { connect, removeNodes } from "../graph/connect";
import {
  type AnyData,
  type CardData,
  type CardNode,
  type Graph,
  makeNode,
  type Whole,
} from "../graph/document";
import { carryAlong, withHeld } from "../graph/groups";
import { isRunnable } from "../graph/kinds";
import { prefixOf } from "../graph/levels";
import { useCatalogue } from "./catalogue";
import { usePage } from "./page";
import { type History, restored, type Snapshot, stepped } from "./undo";
import { mayEdit } from "./view";

/** `nodes` and `edges` are those of the open level; `outer` are the levels around it. */
interface Editor extends Whole, History {
  /** Counts edits of the graph; saving compares it. */
  revision: number;
  problems: Record<string, string>;
  load(graph: Graph): void;
  /** One edit of the graph, or of the levels around it. */
  edit(next: Partial<Whole>): void;
  /** Shows another level; not an edit. */
  show(whole: Whole): void;
  onNodesChange(changes: NodeChange<CardNode>[]): void;
  onEdgesChange(changes: EdgeChange[]): void;
  /** Remembers the graph as it is now: the next edits are one step of undo. */
  remember(): void;
  undo(): void;
  redo(): void;
  rename(name: string): void;
  connect(wanted: Connection): void;
  /** Moves an end of a wire to another port. */
  reconnect(id: string, wanted: Connection): void;
  add(type: NodeType, position: Point): string;
  /** Puts copies around a point, or a little off their originals. */
  paste(copied: Copied, at?: Point): void;
  /** Copies on the very same places, for a drag that duplicates; says which copy is whose. */
  cloneInPlace(ids: string[]): Map<string, string>;
  /** One step of undo; moves that follow each other under one name are one together. */
  move(positions: Positions, name?: string): void;
  /** Removes nodes, rejoining wires around them, and single wires. */
  remove(ids: string[], edgeIds?: string[]): void;
  removeEdge(id: string): void;
  update(id: string, change: AnyData): void;
  setField(id: string, field: Field, value: Json): void;
  toggleMode(ids: string[], mode: CardData["mode"]): void;
  select(ids: string[]): void;
  setProblems(problems: Record<string, string>): void;
}

const OFFSET = 32;
let typing: { key: string; at: number } | null = null;
const carried = new Map<string, string[]>();

export const useEditor = create<Editor>((set, get) => {
  const graph = (): Whole => ({ nodes: get().nodes, edges: get().edges, outer: get().outer });
  const snapshot = (): Snapshot => ({ ...graph(), name: usePage.getState().name });
  const edit = (next: Partial<Whole>, before = snapshot()) => {
    typing = null;
    if (!mayEdit()) return;
    const history = stepped(get().past, before);
    set({ ...next, ...history, revision: get().revision + 1 });
  };
  const mapNode = (id: string, change: (data: CardData) => CardData): CardNode[] =>
    get().nodes.map((node) =>
      node.id === id ? ({ ...node, data: change(node.data) } as CardNode) : node,
    );
  const deselected = () => get().nodes.map((node) => ({ ...node, selected: false }));
  const solved = (id: string) => {
    const { [prefixOf(get().outer) + id]: _, ...others } = get().problems;
    return others;
  };
  // A word typed letter by letter is one step of undo, as is a node nudged far.
  const type = (key: string, next: Partial<Graph>, before = snapshot()) => {
    const goesOn = typing?.key === key && Date.now() - typing.at < 1_000;
    if (!goesOn) edit(next, before);
    else if (mayEdit()) set({ ...next, revision: get().revision + 1 });
    typing = { key, at: Date.now() };
  };
  const goTo = (target: Snapshot | undefined, history: History) => {
    typing = null;
    if (!target || !mayEdit()) return;
    usePage.getState().set({ name: target.name });
    set({ ...restored(target, graph()), ...history, revision: get().revision + 1 });
  };

  return {
    nodes: [],
    edges: [],
    outer: [],
    past: [],
    future: [],
    revision: 0,
    problems: {},
    load: (loaded) => set({ ...loaded, outer: [], past: [], future: [], problems: {} }),
    edit: (next) => edit(next),
    show: (whole) => set(whole),
    onNodesChange: (changes) => {
      const moved = changes.some(
        (change) =>
          (change.type === "position" && !change.dragging) ||
          (change.type === "dimensions" && change.resizing === false),
      );
      set({
        nodes: applyNodeChanges(carryAlong(get().nodes, changes, carried), get().nodes),
        revision: get().revision + (moved ? 1 : 0),
      });
    },
    onEdgesChange: (changes) => set({ edges: applyEdgeChanges(changes, get().edges) }),
    remember: () => set(stepped(get().past, snapshot())),
    undo: () => {
      const { past, future } = get();
      goTo(past.at(-1), { past: past.slice(0, -1), future: [snapshot(), ...future] });
    },
    redo: () => {
      const { past, future } = get();
      goTo(future[0], { past: [...past, snapshot()], future: future.slice(1) });
    },
    rename: (name) => {
      if (!mayEdit()) return;
      const before = snapshot();
      usePage.getState().set({ name });
      type("name", {}, before);
    },
    connect: (wanted) => {
      edit({ edges: connect(useCatalogue.getState().types, graph(), wanted) });
      set({ problems: solved(wanted.target) });
    },
    reconnect: (id, wanted) => {
      const others = get().edges.filter((edge) => edge.id !== id);
      const rest = { nodes: get().nodes, edges: others };
      edit({ edges: connect(useCatalogue.getState().types, rest, wanted) });
      set({ problems: solved(wanted.target) });
    },
    add: (type, position) => {
      const node = { ...makeNode(type, position), selected: true };
      edit({ nodes: [...deselected(), node] });
      return node.id;
    },
    paste: (copied, at) => {
      if (copied.nodes.length === 0) return;
      const frame = bounds(copied.nodes.map(boxOf));
      const by = at
        ? { x: at.x - frame.x - frame.width / 2, y: at.y - frame.y - frame.height / 2 }
        : { x: OFFSET, y: OFFSET };
      const { ids, nodes, edges } = renewed(copied, by);
      const here = new Set(get().nodes.map((node) => node.id));
      const incoming = copied.incoming.filter((edge) => here.has(edge.source));
      edit({
        nodes: [...deselected(), ...nodes.map((node) => ({ ...node, selected: true }))],
        edges: [...get().edges, ...edges, ...incoming.map((edge) => rewired(edge, ids))],
      });
    },
    cloneInPlace: (ids) => {
      const chosen = withHeld(get().nodes, ids, carried);
      const inside = (id: string) => chosen.includes(id);
      const nodes = get().nodes.filter(({ id }) => inside(id));
      const edges = get().edges.filter((edge) => inside(edge.source) && inside(edge.target));
      const copy = renewed({ nodes, edges }, { x: 0, y: 0 });
      const added = copy.nodes.map((node) => ({ ...node, selected: false }));
      edit({ nodes: [...get().nodes, ...added], edges: [...get().edges, ...copy.edges] });
      return copy.ids;
    },
    move: (positions, name) => {
      const moved = Object.entries(positions).map(([id, position]) => {
        return { type: "position" as const, id, position, dragging: false };
      });
      const nodes = applyNodeChanges(carryAlong(get().nodes, moved, new Map()), get().nodes);
      if (name) type(`${name} ${Object.keys(positions)}`, { nodes });
      else edit({ nodes });
    },
    remove: (ids, edgeIds = []) => {
      const edges = get().edges.filter((edge) => !edgeIds.includes(edge.id));
      const { types } = useCatalogue.getState();
      edit(removeNodes(types, { nodes: get().nodes, edges }, new Set(ids)));
    },
    removeEdge: (id) => get().remove([], [id]),
    update: (id, change) => {
      const nodes = mapNode(id, (data) => ({ ...data, ...change }));
      type(`${id} ${Object.keys(change)}`, { nodes });
    },
    setField: (id, field, value) => {
      const nodes = mapNode(id, (data) => {
        const config = { ...data.config, [field.key]: value };
        if (value === null) delete config[field.key];
        return { ...data, config };
      });
      type(`${id} ${field.key}`, { nodes });
      set({ problems: solved(id) });
    },
    toggleMode: (ids, mode) => {
      const chosen = get().nodes.filter((node) => ids.includes(node.id) && isRunnable(node));
      if (chosen.length === 0) return;
      const next = chosen.every((node) => node.data.mode === mode) ? "active" : mode;
      const change = (node: CardNode) =>
        chosen.includes(node) ? { ...node, data: { ...node.data, mode: next } } : node;
      edit({ nodes: get().nodes.map((node) => change(node) as CardNode) });
    },
    select: (ids) =>
      set({
        nodes: get().nodes.map((node) => ({ ...node, selected: ids.includes(node.id) })),
        edges: get().edges.map((edge) => (edge.selected ? { ...edge, selected: false } : edge)),
      }),
    setProblems: (problems) => set({ problems }),
  };
});

/** What stands before the ids of the open level where runs and refusals name them. */
export function usePrefix(): string {
  return useEditor(({ outer }) => prefixOf(outer));
}

export function selectedIds(): string[] {
  const chosen = useEditor.getState().nodes.filter((node) => node.selected);
  return chosen.map((node) => node.id);
}
