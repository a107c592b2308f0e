/** Dots on wires. */
import { newId } from "./document";
import type { Graph, Reroute } from "./kinds";

export const DOT = 20;

/** The graph with a dot on a wire; its middle at the given point. */
export function addReroute(
  { nodes, edges }: Graph,
  edgeId: string,
  at: { x: number; y: number },
): Graph | null {
  const cut = edges.find((edge) => edge.id === edgeId);
  if (!cut) return null;
  const dot: Reroute = {
    id: newId("r"),
    type: "reroute",
    position: { x: at.x - DOT / 2, y: at.y - DOT / 2 },
    data: { label: "", nodeType: "", config: {}, mode: "active" },
  };
  // The order of the wires into a list counts: both halves stand where the wire stood.
  const halves = [
    { ...cut, target: dot.id, targetHandle: "in-value", selected: false },
    {
      ...cut,
      id: newId("e"),
      data: {},
      source: dot.id,
      sourceHandle: "out-value",
      selected: false,
    },
  ];
  return {
    nodes: [...nodes, dot],
    edges: edges.flatMap((edge) => (edge.id === edgeId ? halves : [edge])),
  };
}
