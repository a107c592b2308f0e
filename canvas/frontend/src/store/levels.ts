/** Into subgraphs and out of them. */
import { enter, leave } from "../graph/levels";
import { useEditor } from "./editor";

export function openSubgraph(id: string): void {
  const { show, ...whole } = useEditor.getState();
  const inside = enter(whole, id);
  if (inside) show(inside);
}

/** Out again, until `depth` levels are left around the open one. */
export function goOut(depth: number): void {
  const { show, ...whole } = useEditor.getState();
  show(leave(whole, depth));
}
