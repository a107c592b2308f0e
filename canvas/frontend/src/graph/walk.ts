/** The next node along the wires, for the keyboard. */
import type { Graph } from "./document";

/** Forwards to the uppermost node a wire leads to, backwards to the uppermost it comes from. */
export function nextAlong({ nodes, edges }: Graph, from: string | undefined, forwards: boolean) {
  const byPlace = [...nodes].sort(
    (one, other) => one.position.x - other.position.x || one.position.y - other.position.y,
  );
  if (from === undefined) return (forwards ? byPlace[0] : byPlace.at(-1))?.id;
  const reached = new Set(
    edges
      .filter((edge) => (forwards ? edge.source : edge.target) === from)
      .map((edge) => (forwards ? edge.target : edge.source)),
  );
  const linked = nodes.filter((node) => reached.has(node.id));
  return linked.sort((one, other) => one.position.y - other.position.y)[0]?.id;
}
