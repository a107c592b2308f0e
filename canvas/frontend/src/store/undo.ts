/** What undo goes back to: the graph and the workflow's name, without what is selected. */
import type { CardNode, Whole } from "../graph/document";
import { nodeOf } from "../graph/lookup";

export interface Snapshot extends Whole {
  name: string;
}

export interface History {
  past: Snapshot[];
  future: Snapshot[];
}

export const STEPS = 250;

export function stepped(past: Snapshot[], now: Snapshot): History {
  return { past: [...past.slice(1 - STEPS), now], future: [] };
}

/** The graph of a snapshot; what is selected and how large cards are stays as it is now. */
export function restored(snapshot: Snapshot, now: Whole): Whole {
  const nodes = snapshot.nodes.map((node) => {
    const present = nodeOf(now.nodes, node.id);
    const { measured = node.measured, selected = false } = present ?? {};
    return { ...node, measured, selected, dragging: false } as CardNode;
  });
  return { nodes, edges: snapshot.edges, outer: snapshot.outer };
}
