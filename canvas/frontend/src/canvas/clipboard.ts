/** Copies nodes as JSON text, so that they travel between tabs; reads only what it wrote. */
import { fromServer, toServer } from "../graph/document";
import { useEditor } from "../store/editor";

const KIND = "wireflow/nodes";

export function copyNodes(ids: string[]): string {
  const { nodes, edges } = useEditor.getState();
  const chosen = new Set(ids);
  const inside = {
    nodes: nodes.filter((node) => chosen.has(node.id)),
    edges: edges.filter((edge) => chosen.has(edge.source) && chosen.has(edge.target)),
  };
  return JSON.stringify({ kind: KIND, ...toServer(inside) });
}

export function pasteNodes(text: string): void {
  try {
    const copied = JSON.parse(text);
    if (copied?.kind === KIND) useEditor.getState().paste(fromServer(copied.nodes, copied.edges));
  } catch {
    // Other text on the clipboard is nobody's mistake.
  }
}
