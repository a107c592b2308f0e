import type { Point } from "../graph/arrange";
import { nodeOf } from "../graph/lookup";
import { type Pin, placeOf } from "../graph/pins";
import { useEditor } from "../store/editor";

/** Where a pin is: only those on a node that moves are drawn anew. */
export function usePlaceOf(pin: Pin): Point {
  const node = useEditor(({ nodes }) => (pin.nodeId ? nodeOf(nodes, pin.nodeId) : undefined));
  return placeOf(pin, node);
}
