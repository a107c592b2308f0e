/** Names of nodes: prompts that mention a node follow it to its new name. */
import { followRename } from "../graph/rewriting";
import { useCatalogue } from "./catalogue";
import { useEditor } from "./editor";

/** One step of undo, with every prompt that mentions the node. */
export function renameNode(id: string, name: string): void {
  const { nodes, update } = useEditor.getState();
  const before = nodes.find((node) => node.id === id)?.data.label ?? "";
  update(id, { label: name });
  mentionAs(id, before, name);
}

/** Part of the edit that came before it: where a name is typed letter by letter, once at the end. */
export function mentionAs(id: string, before: string, after: string): void {
  if (!before || !after || before === after) return;
  const { nodes, edges, outer, revision } = useEditor.getState();
  const { types } = useCatalogue.getState();
  const next = followRename(types, { nodes, edges, outer }, id, before, after);
  if (next.nodes !== nodes || next.outer.some((level, at) => level !== outer[at]))
    useEditor.setState({ nodes: next.nodes, outer: next.outer, revision: revision + 1 });
}
