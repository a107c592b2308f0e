/** Where a wire really comes from: reroutes are looked through. */
import type { Edge } from "@xyflow/react";
import type { CardNode, Graph } from "./kinds";
import { nodeOf } from "./lookup";

interface End {
  node: CardNode;
  handle: string;
}

/** Where a wire leads in the end: the node behind any reroutes. */
export function endOf({ nodes, edges }: Graph, target: string): string {
  const seen = new Set<string>();
  let id = target;
  while (!seen.has(id) && nodeOf(nodes, id)?.type === "reroute") {
    seen.add(id);
    id = edges.find((one) => one.source === id)?.target ?? id;
  }
  return id;
}

/** The output a wire starts from, behind any reroutes. */
export function originOf(
  { nodes, edges }: Graph,
  edge: Pick<Edge, "source" | "sourceHandle">,
): End | undefined {
  const seen = new Set<string>();
  let [id, handle] = [edge.source, edge.sourceHandle ?? ""];
  while (!seen.has(id)) {
    seen.add(id);
    const node = nodeOf(nodes, id);
    if (node?.type !== "reroute") return node && { node, handle };
    const before = edges.find((one) => one.target === id);
    if (!before) return { node, handle };
    [id, handle] = [before.source, before.sourceHandle ?? ""];
  }
  return undefined;
}
