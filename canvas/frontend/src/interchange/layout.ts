/** Gives imported nodes their places: as they were, drawn apart where our cards are larger. */
import type { FlowGraph, FlowNode } from "./flow";

type Scale = { x: number; y: number };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const CARD = { width: 264, height: 250 };
const SMALL = { width: 40, height: 24 };
const GAP = 24;
const STEPS = [1, 1.15, 1.3, 1.5, 1.75, 2, 2.5];
/** How far to stretch across and down, the least first. */
const SCALES = STEPS.flatMap((x) => STEPS.map((y) => ({ x, y }))).sort(
  (one, other) => one.x * one.y - other.x * other.y,
);
const COLUMN = 340;
const ROW = 300;
const MARGIN = { side: 28, top: 48 };

/** The sizes are those the canvas will draw; a card's height is a guess on the large side. */
export function boxOf(node: FlowNode): Box {
  const { width, height } = node.data;
  const fixed = typeof width === "number" && typeof height === "number" ? { width, height } : null;
  const size = fixed ?? (node.type === "reroute" ? SMALL : CARD);
  return { ...node.position, ...size };
}

/** Stretches the whole until no two nodes lie on one another, and frames still hold theirs. */
export function spread(graph: FlowGraph): FlowGraph {
  const things = graph.nodes.filter((node) => node.type !== "group");
  const scale = SCALES.find((one) => !overlaps(things, one)) ?? { x: 2.5, y: 2.5 };
  const moved = graph.nodes.map((node) => {
    const position = { x: round(node.position.x * scale.x), y: round(node.position.y * scale.y) };
    return { ...node, position };
  });
  const byId = new Map(moved.map((node) => [node.id, node]));
  const framed = moved.map((node, index) => {
    const before = graph.nodes[index];
    if (node.type !== "group" || !before) return node;
    const members = things.filter((thing) => isInside(thing, boxOf(before)));
    return around(
      node,
      scale,
      members.flatMap((member) => byId.get(member.id) ?? []),
    );
  });
  return { nodes: framed, edges: graph.edges };
}

/** Columns by how far along the wires a node lies: for files that know no places. */
export function columns(graph: FlowGraph): FlowGraph {
  const depth = new Map<string, number>();
  const into = (id: string) => graph.edges.filter((edge) => edge.target === id);
  const depthOf = (id: string, path: ReadonlySet<string>): number => {
    const known = depth.get(id);
    if (known !== undefined || path.has(id)) return known ?? 0;
    const before = into(id).map((edge) => depthOf(edge.source, new Set(path).add(id)) + 1);
    const found = Math.max(0, ...before);
    depth.set(id, found);
    return found;
  };
  const rows = new Map<number, number>();
  const nodes = graph.nodes.map((node) => {
    const column = depthOf(node.id, new Set());
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { ...node, position: { x: column * COLUMN, y: row * ROW } };
  });
  return { nodes, edges: graph.edges };
}

/** Moves the whole so that its top left corner lies at a point. */
export function moveTo(graph: FlowGraph, point: { x: number; y: number }): FlowGraph {
  const left = Math.min(...graph.nodes.map((node) => node.position.x));
  const top = Math.min(...graph.nodes.map((node) => node.position.y));
  const nodes = graph.nodes.map((node) => {
    const x = round(node.position.x - left + point.x);
    return { ...node, position: { x, y: round(node.position.y - top + point.y) } };
  });
  return { nodes, edges: graph.edges };
}

function overlaps(nodes: FlowNode[], scale: Scale): boolean {
  const boxes = nodes.map(boxOf).map((box) => ({ ...box, x: box.x * scale.x, y: box.y * scale.y }));
  return boxes.some((one, index) =>
    boxes.slice(index + 1).some((other) => {
      const across = one.x < other.x + other.width + GAP && other.x < one.x + one.width + GAP;
      return across && one.y < other.y + other.height + GAP && other.y < one.y + one.height + GAP;
    }),
  );
}

function isInside(node: FlowNode, frame: Box): boolean {
  const { x, y } = node.position;
  const across = x >= frame.x - 1 && x <= frame.x + frame.width;
  return across && y >= frame.y - 1 && y <= frame.y + frame.height;
}

function around(group: FlowNode, scale: Scale, members: FlowNode[]): FlowNode {
  const own = boxOf(group);
  const boxes = members.map(boxOf);
  const left = Math.min(own.x, ...boxes.map((box) => box.x - MARGIN.side));
  const top = Math.min(own.y, ...boxes.map((box) => box.y - MARGIN.top));
  const right = Math.max(
    own.x + own.width * scale.x,
    ...boxes.map((box) => box.x + box.width + MARGIN.side),
  );
  const bottom = Math.max(
    own.y + own.height * scale.y,
    ...boxes.map((box) => box.y + box.height + MARGIN.side),
  );
  const size = { width: round(right - left), height: round(bottom - top) };
  return { ...group, position: { x: left, y: top }, data: { ...group.data, ...size } };
}

function round(value: number): number {
  return Math.round(value);
}
