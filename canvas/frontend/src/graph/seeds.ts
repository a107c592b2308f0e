/** Seeds that count up: a run never repeats the number of the run before it. */
import type { Types } from "./connect";
import type { CardNode, Graph } from "./document";

/** The nodes with each counting seed one further, where the last run used the one that stands there. */
export function countUp(
  types: Types,
  { nodes, edges }: Graph,
  used: (id: string) => number | null,
): CardNode[] {
  return nodes.map((node) => {
    if (node.data.seedMode !== "increment") return node;
    const field = types[node.data.nodeType]?.inputs.find(({ widget }) => widget === "seed");
    const linked = edges.some(
      ({ target, targetHandle }) => target === node.id && targetHandle === `in-${field?.key}`,
    );
    const seed = field && node.data.config[field.key];
    if (!field || linked || typeof seed !== "number" || used(node.id) !== seed) return node;
    const next = seed >= (field.max ?? Number.MAX_SAFE_INTEGER) ? (field.min ?? 0) : seed + 1;
    const config = { ...node.data.config, [field.key]: next };
    return { ...node, data: { ...node.data, config } } as CardNode;
  });
}
