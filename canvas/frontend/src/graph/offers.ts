/** What the inner nodes of a subgraph have that could become its ports. */
import type { PortType } from "../api/types";
import type { Types } from "./connect";
import type { Graph, SubgraphPort } from "./kinds";
import { giver, takers, typeOf } from "./typeOf";

type Side = "inputs" | "outputs";

export interface Offer {
  nodeId: string;
  port: string;
  name: string;
}

/** Inputs that nothing feeds, or outputs, which are not ports already. */
export function offers(types: Types, graph: Graph, side: Side, taken: SubgraphPort[]): Offer[] {
  const fed = new Set(graph.edges.map((edge) => `${edge.target} ${edge.targetHandle}`));
  return graph.nodes
    .filter(({ type }) => type === "card" || type === "subgraph")
    .flatMap((node) => {
      const type = typeOf(types, node);
      const open = type?.inputs.filter(
        ({ key, isPort }) => isPort && !fed.has(`${node.id} in-${key}`),
      );
      return ((side === "inputs" ? open : type?.outputs) ?? []).map(({ key, label }) => ({
        nodeId: node.id,
        port: key,
        name: `${label} of ${node.data.label}`,
      }));
    })
    .filter(({ nodeId, port }) => !taken.some((one) => one.nodeId === nodeId && one.port === port));
}

export function portType(types: Types, graph: Graph, side: Side, port: SubgraphPort): PortType {
  const { nodeId, port: key } = port;
  const found =
    side === "inputs"
      ? takers(types, graph, nodeId, `in-${key}`)[0]
      : giver(types, graph, nodeId, `out-${key}`);
  return found?.type ?? "ANY";
}
