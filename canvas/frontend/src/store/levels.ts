/** Into subgraphs and out of them. */

import { readBoot } from "../boot";
import { enter, leave } from "../graph/levels";
import { useEditor } from "./editor";

export function openSubgraph(id: string): void {
  const { show, ...whole } = useEditor.getState();
  const node = whole.nodes.find((one) => one.id === id);
  if (node?.type === "subgraph" && node.data.workflowId && readBoot().page === "editor") {
    // Another workflow is changed where it is kept; of the past, its inside is shown.
    open(`/workflows/${node.data.workflowId}`, "_blank", "noopener");
    return;
  }
  const inside = enter(whole, id);
  if (inside) show(inside);
}

/** Out again, until `depth` levels are left around the open one. */
export function goOut(depth: number): void {
  const { show, ...whole } = useEditor.getState();
  show(leave(whole, depth));
}
