/** What people do with groups, notes, reroutes, subgraphs, collapsed and frozen cards. */
import type { Point } from "../graph/arrange";
import {
  type CardNode,
  type Graph,
  isRunnable,
  type Note,
  newId,
  type Whole,
} from "../graph/document";
import { groupNodes, membersOf } from "../graph/groups";
import type { Inside } from "../graph/kinds";
import { leads, prefixOf } from "../graph/levels";
import { toggleCollapsed, toggleFrozen } from "../graph/marks";
import { addReroute } from "../graph/reroutes";
import { keepMeaning } from "../graph/rewriting";
import { NOTE_WIDTH } from "../graph/server";
import { dissolve, fold } from "../graph/subgraph";
import { useCatalogue } from "./catalogue";
import { selectedIds, useEditor } from "./editor";
import { useRuns } from "./runs";
import { useToasts } from "./toasts";
import { mayEdit, useView } from "./view";

const editor = () => useEditor.getState();
const say = (text: string) => useToasts.getState().show(text);

export function groupSelection(ids = selectedIds()): void {
  const next = groupNodes(editor(), ids);
  if (next) editor().edit(next);
  else say("Select the nodes that belong together");
}

/** Takes frames away; what lies in them stays. */
export function ungroup(ids = selectedIds()): void {
  const frames = editor().nodes.filter((node) => ids.includes(node.id) && node.type === "group");
  if (frames.length > 0)
    editor().edit({ nodes: editor().nodes.filter((n) => !frames.includes(n)) });
}

/** What of these nodes can run; a frame stands for what lies in it. */
export function runnableIds(ids: string[]): string[] {
  const { nodes } = editor();
  const chosen = nodes.filter((node) => ids.includes(node.id));
  const all = chosen.flatMap((node) => (node.type === "group" ? membersOf(nodes, node) : [node]));
  const active = all.filter((node) => isRunnable(node) && node.data.mode === "active");
  return [...new Set(active.map((node) => node.id))];
}

export function addNote({ x, y }: Point): void {
  if (!mayEdit()) return;
  const data = { label: "", nodeType: "", config: {}, mode: "active", text: "" } as const;
  const note: Note = {
    id: newId("t"),
    type: "note",
    position: { x: x - NOTE_WIDTH / 2, y: y - 24 },
    width: NOTE_WIDTH,
    // Shown, and ready to be written in, before it has been measured.
    initialHeight: 44,
    selected: true,
    data: { ...data, colour: "amber" },
  };
  const others = editor().nodes.map((node) => ({ ...node, selected: false }));
  editor().edit({ nodes: [...others, note] });
  useView.getState().set({ renaming: note.id });
}

export function rerouteEdge(edgeId: string, at: Point): void {
  const next = addReroute(editor(), edgeId, at);
  if (next) editor().edit(next);
}

export function collapse(ids = selectedIds()): void {
  if (ids.length > 0) editor().edit({ nodes: toggleCollapsed(editor().nodes, ids) });
}

/** Keeps the results of the run that is shown; pressed again, lets go of them. */
export function freeze(ids = selectedIds()): void {
  const { shown, executions } = useRuns.getState();
  const states = shown ? executions[shown]?.nodes : undefined;
  const prefix = prefixOf(editor().outer);
  const result = (id: string) => {
    const state = states?.[prefix + id];
    return state?.status === "COMPLETED" ? state.nodeRunId : undefined;
  };
  const results = Object.fromEntries(ids.map((id) => [id, result(id)]));
  const nodes = toggleFrozen(editor().nodes, ids, results);
  if (nodes) editor().edit({ nodes });
  else say("Run it first: there is no result to keep");
}

export function intoSubgraph(ids = selectedIds()): void {
  const { types } = useCatalogue.getState();
  const chosen = new Set(ids);
  const depth = editor().outer.length;
  const folded = fold(types, editor(), chosen, depth);
  if (typeof folded === "string") {
    say(folded);
    return;
  }
  const moved = (path: string[]) =>
    chosen.has(path[depth] ?? "") ? path.toSpliced(depth, 0, folded.id) : path;
  editor().edit(settled(folded.graph, moved));
}

export function dissolveSubgraphs(ids = selectedIds()): void {
  const depth = editor().outer.length;
  const whole = ids.reduce<Whole>((before, id) => {
    const dissolved = dissolve(before, id);
    if (!dissolved) return before;
    const moved = (path: string[]) =>
      path[depth] === id ? path.toSpliced(depth, 2, dissolved.idOf(path[depth + 1] ?? "")) : path;
    return settled(dissolved.graph, moved, before);
  }, editor());
  if (whole.nodes !== editor().nodes) editor().edit(whole);
}

/** A graph in place of the open one, in which prompts go on mentioning the nodes they did. */
function settled(
  { nodes, edges }: Graph,
  moved: (path: string[]) => string[],
  { nodes: old, edges: wires, outer }: Whole = editor(),
): Whole {
  const { types } = useCatalogue.getState();
  return keepMeaning(types, { nodes: old, edges: wires, outer }, { nodes, edges, outer }, moved);
}

/** Gives a subgraph other ports: one of the open level by its id, or the one that is open. */
export function setPorts(id: string | null, ports: Pick<Inside, "inputs" | "outputs">): void {
  const { nodes, edges, outer, edit } = editor();
  const level = outer.at(-1);
  if (id) edit(withPorts({ nodes, edges }, id, ports));
  else if (level) {
    const graph = withPorts(level.graph, level.id, ports);
    edit({ outer: [...outer.slice(0, -1), { ...level, graph }] });
  }
}

function withPorts(
  { nodes, edges }: Pick<ReturnType<typeof editor>, "nodes" | "edges">,
  id: string,
  ports: Pick<Inside, "inputs" | "outputs">,
) {
  const change = (node: CardNode): CardNode =>
    node.id === id && node.type === "subgraph"
      ? { ...node, data: { ...node.data, ...ports } }
      : node;
  const kept = edges.filter((edge) => leads(edge, id, { nodes: [], edges: [], ...ports }));
  return { nodes: nodes.map(change), edges: kept };
}
