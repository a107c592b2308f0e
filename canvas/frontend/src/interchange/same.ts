/** Whether two graphs do the same: ids, places and looks do not count. */
import type { FlowGraph, FlowNode } from "./flow";

export function isSame(one: FlowGraph, other: FlowGraph): boolean {
  if (one.nodes.length !== other.nodes.length || one.edges.length !== other.edges.length) {
    return false;
  }
  const [first, second] = [describe(one), describe(other)];
  return first.every((line, index) => line === second[index]);
}

/** Each node with its settings and what it is linked to, a line each, in an order of their own. */
function describe(graph: FlowGraph): string[] {
  const own = new Map(graph.nodes.map((node) => [node.id, settingsOf(node)]));
  const links = graph.edges.map((edge) => {
    const from = `${own.get(edge.source)} ${edge.sourceHandle}`;
    return `${from} > ${own.get(edge.target)} ${edge.targetHandle}`;
  });
  return [...own.values(), ...links].sort();
}

function settingsOf({ type, data }: FlowNode): string {
  const { label, nodeType, config, mode, text, nodes } = data;
  return sorted([type, label, nodeType, config, mode ?? "active", text, nodes]);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) =>
    typeof entry === "object" && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
