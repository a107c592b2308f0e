/** Frames: what lies inside is a matter of place alone. */
import type { NodeChange } from "@xyflow/react";
import { bounds, boxOf } from "./arrange";
import { newId } from "./document";
import type { CardNode, Graph, Group } from "./kinds";
import { frame } from "./server";

const PADDING = 24;
const TITLE = 44;

/** The nodes whose middle lies in the frame; of other frames, the smaller ones. */
export function membersOf(nodes: CardNode[], group: CardNode): CardNode[] {
  const frame = boxOf(group);
  return nodes.filter((node) => {
    if (node.id === group.id) return false;
    const box = boxOf(node);
    if (node.type === "group" && box.width * box.height >= frame.width * frame.height) return false;
    const x = box.x + box.width / 2 - frame.x;
    const y = box.y + box.height / 2 - frame.y;
    return x >= 0 && y >= 0 && x <= frame.width && y <= frame.height;
  });
}

/** The graph with a frame round some nodes; null without any. */
export function groupNodes({ nodes, edges }: Graph, ids: string[]): Graph | null {
  const chosen = nodes.filter((node) => ids.includes(node.id));
  if (chosen.length === 0) return null;
  const group: Group = {
    id: newId("g"),
    type: "group",
    ...around(chosen),
    selected: true,
    data: { label: "Group", nodeType: "", config: {}, mode: "active", colour: "grey" },
  };
  return { nodes: [...nodes.map((node) => ({ ...node, selected: false })), group], edges };
}

function around(nodes: CardNode[]) {
  const { x, y, width, height } = bounds(nodes.map(boxOf));
  const size = { width: width + 2 * PADDING, height: height + TITLE + PADDING };
  return { position: { x: x - PADDING, y: y - TITLE }, ...frame(size) };
}

/** The frame that holds each node; of several, the smallest. */
export function framesOf(nodes: CardNode[]): Record<string, string> {
  const area = (node: CardNode) => boxOf(node).width * boxOf(node).height;
  const groups = nodes.filter(({ type }) => type === "group");
  const bySize = groups.sort((one, other) => area(other) - area(one));
  return Object.fromEntries(
    bySize.flatMap((group) => membersOf(nodes, group).map(({ id }) => [id, group.id])),
  );
}

/** The nodes at their new places, and every frame round those that it held before. */
export function refitted(before: CardNode[], after: CardNode[]): CardNode[] {
  const held = (group: CardNode) => {
    const ids = new Set(membersOf(before, group).map(({ id }) => id));
    return after.filter(({ id, type }) => ids.has(id) && type !== "group");
  };
  return after.map((node) => {
    const inside = node.type === "group" ? held(node) : [];
    if (inside.length === 0) return node;
    const { position, width, height } = around(inside);
    return { ...node, position, width, height, measured: { width, height } };
  });
}

type Change = NodeChange<CardNode>;
type Carried = Map<string, string[]>;

/** These nodes and all that the frames among them hold, which `carried` remembers from here on. */
export function withHeld(nodes: CardNode[], ids: string[], carried: Carried): string[] {
  const groups = nodes.filter(({ id, type }) => type === "group" && ids.includes(id));
  const held = groups.flatMap((group) => {
    const inside = membersOf(nodes, group).map(({ id }) => id);
    carried.set(group.id, inside);
    return inside;
  });
  return [...new Set([...ids, ...held])];
}

/** The changes of position, and those of all that the moved frames carry.

    `carried` remembers for the length of a drag what lay in each frame when it began: a frame does
    not pick up what it passes over. */
export function carryAlong(nodes: CardNode[], changes: Change[], carried: Carried): Change[] {
  const moved = new Set(changes.map((change) => ("id" in change ? change.id : "")));
  const added = changes.flatMap((change): Change[] => {
    if (change.type !== "position" || !change.position) return [];
    const group = nodes.find((node) => node.id === change.id);
    if (group?.type !== "group") return [];
    const ids = carried.get(group.id) ?? membersOf(nodes, group).map((node) => node.id);
    if (change.dragging) carried.set(group.id, ids);
    else carried.delete(group.id);
    const x = change.position.x - group.position.x;
    const y = change.position.y - group.position.y;
    const inside = nodes.filter((node) => ids.includes(node.id) && !moved.has(node.id));
    for (const { id } of inside) moved.add(id);
    return inside.map(({ id, position }) => ({
      ...change,
      id,
      position: { x: position.x + x, y: position.y + y },
    }));
  });
  return added.length > 0 ? [...changes, ...added] : changes;
}
