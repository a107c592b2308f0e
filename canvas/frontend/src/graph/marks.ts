/** Marks on cards: collapsed, frozen. */
import type { CardNode } from "./kinds";
import { frozenOf, isRunnable } from "./kinds";

/** All collapsed, or all open where all were collapsed. */
export function toggleCollapsed(nodes: CardNode[], ids: string[]): CardNode[] {
  const chosen = nodes.filter((node) => ids.includes(node.id) && isRunnable(node));
  const collapsed = chosen.every((node) => "collapsed" in node.data && node.data.collapsed);
  return nodes.map((node) =>
    chosen.includes(node)
      ? ({ ...node, data: { ...node.data, collapsed: !collapsed || undefined } } as CardNode)
      : node,
  );
}

/** All frozen that have a result, or all free where those were frozen; null where there is none. */
export function toggleFrozen(
  nodes: CardNode[],
  ids: string[],
  results: Record<string, string | undefined>,
): CardNode[] | null {
  const cards = nodes.filter((node) => ids.includes(node.id) && node.type === "card");
  const able = cards.filter((node) => frozenOf(node.data) || results[node.id]);
  if (able.length === 0) return null;
  const free = able.every((node) => frozenOf(node.data));
  return nodes.map((node) => {
    if (!able.includes(node) || node.type !== "card") return node;
    const frozen = free ? undefined : (node.data.frozen ?? results[node.id]);
    return { ...node, data: { ...node.data, frozen } };
  });
}
