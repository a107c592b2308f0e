/** A drag is one step of undo; with Alt held it leaves the originals and drops copies. */
import type { Positions } from "../graph/arrange";
import type { CardNode } from "../graph/document";
import { useEditor } from "../store/editor";

let copies: Map<string, string> | null = null;

export function dragStarts(
  event: React.MouseEvent | MouseEvent | TouchEvent,
  dragged: CardNode[],
): void {
  const { cloneInPlace, remember } = useEditor.getState();
  if (event.altKey) copies = cloneInPlace(dragged.map((node) => node.id));
  else remember();
}

/** The copies waited where the originals were: now they change places, so that wires stay put. */
export function dragEnds(): void {
  if (!copies) return;
  const { nodes, revision } = useEditor.getState();
  const at: Positions = Object.fromEntries(nodes.map(({ id, position }) => [id, position]));
  const partners = new Map([...copies, ...[...copies].map(([id, copy]) => [copy, id] as const)]);
  const added = new Set(copies.values());
  copies = null;
  useEditor.setState({
    revision: revision + 1,
    nodes: nodes.map((node) => ({
      ...node,
      position: at[partners.get(node.id) ?? node.id] ?? node.position,
      selected: added.has(node.id),
    })),
  });
}
