/** Every wire that could be drawn from or to one node: connecting without a pointer. */
import type { Connection } from "@xyflow/react";
import { mayConnect, type Types } from "./connect";
import type { CardNode, Graph } from "./document";
import { nameOf, typeOf } from "./typeOf";

export interface Link {
  wire: Connection;
  /** "Image → Upscale, Image". */
  says: string;
  direction: "out" | "in";
  /** Whether another wire ends there, which the new one replaces. */
  replaces: boolean;
}

export function linksOf(types: Types, graph: Graph, node: CardNode): Link[] {
  const others = graph.nodes.filter((other) => other.id !== node.id);
  const out = others.flatMap((other) => between(types, graph, node, other, "out"));
  const into = others.flatMap((other) => between(types, graph, other, node, "in"));
  // What takes nothing away comes first.
  return [...out, ...into].sort((one, other) => Number(one.replaces) - Number(other.replaces));
}

function between(
  types: Types,
  graph: Graph,
  source: CardNode,
  target: CardNode,
  direction: Link["direction"],
): Link[] {
  const outputs = typeOf(types, source)?.outputs ?? [];
  const inputs = typeOf(types, target)?.inputs.filter((field) => field.isPort) ?? [];
  return outputs.flatMap((output) =>
    inputs.flatMap((input): Link[] => {
      const ends = { target: target.id, targetHandle: `in-${input.key}` };
      const wire = { source: source.id, sourceHandle: `out-${output.key}`, ...ends };
      const taken = graph.edges.filter(
        (edge) => edge.target === ends.target && edge.targetHandle === ends.targetHandle,
      );
      const linked = taken.some(
        (edge) => edge.source === wire.source && edge.sourceHandle === wire.sourceHandle,
      );
      if (linked || !mayConnect(types, graph, wire)) return [];
      const says =
        direction === "out"
          ? `${output.label} → ${nameOf(types, target)}, ${input.label}`
          : `${input.label} ← ${nameOf(types, source)}, ${output.label}`;
      return [{ wire, says, direction, replaces: taken.length > 0 && !input.multiple }];
    }),
  );
}
