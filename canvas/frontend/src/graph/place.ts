/** Where a new node may lie without covering others. */
import type { CardNode } from "./document";

const SIZE = { width: 264, height: 260 };
const GAP = 32;

/** The first free place below `near`, or right of everything when there is nothing to be near to. */
export function freePlace(nodes: CardNode[], nearId?: string): { x: number; y: number } {
  const near = nodes.find(({ id }) => id === nearId);
  if (!near) {
    const right = Math.max(0, ...nodes.map((node) => node.position.x + sizeOf(node).width + GAP));
    return { x: right, y: nodes[0]?.position.y ?? 0 };
  }
  const place = { x: near.position.x, y: near.position.y + sizeOf(near).height + GAP };
  for (let found = covered(nodes, place); found; found = covered(nodes, place))
    place.y = found.position.y + sizeOf(found).height + GAP;
  return place;
}

function covered(nodes: CardNode[], at: { x: number; y: number }): CardNode | undefined {
  return nodes.find((node) => {
    if (node.type === "group") return false;
    const { width, height } = sizeOf(node);
    const { x, y } = node.position;
    const across = at.x < x + width && at.x + SIZE.width > x;
    return across && at.y < y + height && at.y + SIZE.height > y;
  });
}

function sizeOf(node: CardNode): { width: number; height: number } {
  return {
    width: node.measured?.width ?? SIZE.width,
    height: node.measured?.height ?? SIZE.height,
  };
}
