/** Where the pins of comments are: with their node while there is one, else where it was. */
import type { Thread } from "../api/comments";
import { boxOf, type Point } from "./arrange";
import type { CardNode, Level, Whole } from "./kinds";
import { read } from "./server";

export type Pin = Pick<Thread, "subgraph" | "nodeId" | "position" | "offset">;

/** The open subgraph as comments and runs name it; null outside of any. */
export function subgraphOf(outer: Level[]): string | null {
  return outer.map(({ id }) => id).join("__") || null;
}

/** The subgraphs to go through from the outermost level; null where they are no more. */
export function wayTo(subgraph: string | null, nodes: CardNode[]): string[] | null {
  if (subgraph === null) return [];
  for (const { id, type, data } of nodes) {
    if (type !== "subgraph") continue;
    if (subgraph === id) return [id];
    if (!subgraph.startsWith(`${id}__`)) continue;
    const rest = wayTo(subgraph.slice(id.length + 2), read(data.nodes, data.edges).nodes);
    if (rest) return [id, ...rest];
  }
  return null;
}

/** On its node, also when that has become smaller than it was. */
export function placeOf(pin: Pin, node: CardNode | undefined): Point {
  if (!node) return pin.position;
  const { x, y, width, height } = boxOf(node);
  return { x: x + Math.min(pin.offset.x, width), y: y + Math.min(pin.offset.y, height) };
}

/** A pin at a point of the open level, on the node there if there is one. */
export function pinAt({ outer, nodes }: Whole, position: Point, nodeId: string | null): Pin {
  const node = nodes.find(({ id }) => id === nodeId);
  const offset = node
    ? { x: position.x - node.position.x, y: position.y - node.position.y }
    : { x: 0, y: 0 };
  return { subgraph: subgraphOf(outer), nodeId: node?.id ?? null, position, offset };
}
