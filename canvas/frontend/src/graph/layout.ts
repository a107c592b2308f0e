/** Tidying: layers from left to right along the wires, by dagre. */
import { Graph as Dagre, layout } from "@dagrejs/dagre";
import { type Box, bounds, type Positions } from "./arrange";

export interface Wires {
  source: string;
  target: string;
}

const BETWEEN_LAYERS = 84;
const BETWEEN_NODES = 36;

/** New positions; the frame around the boxes keeps its upper left corner.

    `frames` names for a box the one whose boxes stay together. */
export function tidy(boxes: Box[], wires: Wires[], frames: Record<string, string> = {}): Positions {
  if (boxes.length === 0) return {};
  const ids = new Set(boxes.map((box) => box.id));
  const graph = new Dagre({ compound: true });
  graph.setGraph({ rankdir: "LR", ranksep: BETWEEN_LAYERS, nodesep: BETWEEN_NODES });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  for (const [id, frame] of Object.entries(frames)) if (ids.has(id)) graph.setParent(id, frame);
  for (const { source, target } of wires)
    if (ids.has(source) && ids.has(target)) graph.setEdge(source, target);
  layout(graph);
  const laid = boxes.map((box): Box => {
    const { x, y } = graph.node(box.id) as { x: number; y: number };
    return { ...box, x: x - box.width / 2, y: y - box.height / 2 };
  });
  const before = bounds(boxes);
  const after = bounds(laid);
  const placed = laid.map(({ id, x, y }) => {
    const moved = { x: x - after.x + before.x, y: y - after.y + before.y };
    return [id, { x: Math.round(moved.x), y: Math.round(moved.y) }];
  });
  return Object.fromEntries(placed);
}
