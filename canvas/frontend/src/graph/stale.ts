/** What a node's result depends on, as text: when it changes, the result on the card is old. */
import type { CardNode, Graph } from "./document";
import { flatten } from "./flatten";
import { originOf } from "./flow";

/** One signature per node: its own settings and everything upstream. Position and name do not count.

    A frozen node has that of its result alone; `results` tells those of results that are known. */
export function signatures(
  graph: Graph,
  results: Record<string, string> = {},
  mentions: [source: string, target: string][] = [],
): Record<string, string> {
  const { nodes, edges } = flatten(graph);
  const made: Record<string, string> = {};

  function sign(node: CardNode, path: ReadonlySet<string>): string {
    const known = made[node.id];
    if (known !== undefined) return known;
    if (path.has(node.id)) return "";
    const frozen = node.type === "card" && node.data.frozen;
    if (frozen) {
      const signature = results[frozen] ?? digest(frozen);
      made[node.id] = signature;
      return signature;
    }
    const inner = new Set(path).add(node.id);
    const incoming = edges
      .filter((edge) => edge.target === node.id)
      .map((edge) => {
        const from = originOf({ nodes, edges }, edge);
        return `${from?.handle}>${edge.targetHandle}=${from ? sign(from.node, inner) : ""}`;
      })
      .sort();
    for (const [source, target] of mentions) {
      const said = target === node.id ? nodes.find(({ id }) => id === source) : undefined;
      if (said) incoming.push(sign(said, inner));
    }
    const { nodeType, config, mode } = node.data;
    const signature = digest(JSON.stringify([nodeType, config, mode, incoming]));
    made[node.id] = signature;
    return signature;
  }

  for (const node of nodes) sign(node, new Set());
  return made;
}

/** FNV-1a with the length beside it: short, so that a chain of nodes does not double at each fork. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return `${(hash >>> 0).toString(36)}.${text.length.toString(36)}`;
}
