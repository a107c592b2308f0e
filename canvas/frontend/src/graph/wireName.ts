/** What a wire is called where it cannot be seen. */
import type { Edge } from "@xyflow/react";
import type { Types } from "./connect";
import { originOf } from "./flow";
import { type Graph, portKey } from "./kinds";
import { nodeOf } from "./lookup";
import { nameOf, typeOf } from "./typeOf";

type Ends = Pick<Edge, "source" | "sourceHandle" | "target" | "targetHandle">;

/** "Image of Generate image to Media of Picture"; a reroute only says that it is one. */
export function wireName(types: Types, graph: Graph, ends: Ends): string {
  const from = originOf(graph, ends);
  const to = nodeOf(graph.nodes, ends.target);
  if (!from || !to) return "";
  const source = { node: from.node, ports: typeOf(types, from.node)?.outputs, handle: from.handle };
  const target = { node: to, ports: typeOf(types, to)?.inputs, handle: ends.targetHandle };
  const [start, end] = [source, target].map(({ node, ports, handle }) => {
    if (node.type === "reroute") return "Reroute";
    const key = portKey(handle);
    return `${ports?.find((port) => port.key === key)?.label ?? key} of ${nameOf(types, node)}`;
  });
  return `${start} to ${end}`;
}
