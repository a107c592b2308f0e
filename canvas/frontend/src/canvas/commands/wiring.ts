import type { Edge } from "@xyflow/react";
import { boxOf, type Point } from "../../graph/arrange";
import { nodeOf } from "../../graph/lookup";
import { selectedIds, useEditor } from "../../store/editor";
import { rerouteEdge } from "../../store/structure";
import { reveal } from "../focus";
import type { Command, Context } from "./command";

/** The wire that is selected, where it is one alone. */
function wire(): Edge | undefined {
  const chosen = useEditor.getState().edges.filter((edge) => edge.selected);
  return chosen.length === 1 ? chosen[0] : undefined;
}

function ofSelection(): string[] {
  const ids = selectedIds();
  const { edges } = useEditor.getState();
  return edges
    .filter(({ source, target }) => ids.includes(source) || ids.includes(target))
    .map(({ id }) => id);
}

/** Between the middles of its two nodes. */
function middle({ source, target }: Edge): Point {
  const { nodes } = useEditor.getState();
  const boxes = [source, target].flatMap((id) => nodeOf(nodes, id) ?? []).map(boxOf);
  const sum = (of: (box: ReturnType<typeof boxOf>) => number) =>
    boxes.reduce((total, box) => total + of(box) / boxes.length, 0);
  return { x: sum(({ x, width }) => x + width / 2), y: sum(({ y, height }) => y + height / 2) };
}

function goTo(end: "source" | "target") {
  return (context: Context): void => {
    const id = wire()?.[end];
    if (id) reveal(context, id);
  };
}

/** What one does with a wire, or with all the wires of nodes. */
export const WIRING: Command[] = [
  {
    id: "reroute",
    does: "Add a reroute",
    keys: [],
    group: "Structure",
    when: () => wire() !== undefined,
    act: ({ flow, at }) => {
      const chosen = wire();
      if (chosen) rerouteEdge(chosen.id, at ? flow.screenToFlowPosition(at) : middle(chosen));
    },
  },
  {
    id: "wire-source",
    does: "Go to the wire's source",
    keys: [],
    group: "Structure",
    when: () => wire() !== undefined,
    act: goTo("source"),
  },
  {
    id: "wire-target",
    does: "Go to the wire's target",
    keys: [],
    group: "Structure",
    when: () => wire() !== undefined,
    act: goTo("target"),
  },
  {
    id: "disconnect",
    does: "Disconnect",
    keys: [],
    group: "Structure",
    when: () => ofSelection().length > 0,
    act: () => useEditor.getState().remove([], ofSelection()),
  },
];
