/** Opens the menu of what is under the pointer, or of what the keyboard chose. */
import { useEditor } from "../store/editor";
import { type Menu, usePage } from "../store/page";

export function openMenu(
  event: React.MouseEvent | MouseEvent,
  nodeId: string | null,
  edgeId?: string,
): void {
  event.preventDefault();
  const { nodes, select, onEdgesChange } = useEditor.getState();
  const port = nodeId ? portUnder(event.target) : undefined;
  if (nodeId && !nodes.find(({ id }) => id === nodeId)?.selected) select([nodeId]);
  if (!nodeId) select([]);
  if (edgeId) onEdgesChange([{ type: "select", id: edgeId, selected: true }]);
  const place = { x: event.clientX, y: event.clientY };
  usePage.getState().set({ menu: { ...place, nodeId, edgeId, port } });
}

/** Beside the first of these nodes; without one, in the middle of the canvas. */
export function openMenuFor(ids: string[]): void {
  const [nodeId = null] = ids;
  const place = nodeId ? `[data-id="${CSS.escape(nodeId)}"]` : ".react-flow";
  const box = document.querySelector(place)?.getBoundingClientRect();
  if (!box) return;
  const [x, y] = nodeId
    ? [box.left + 24, box.top + 24]
    : [box.left + box.width / 2, box.top + box.height / 2];
  usePage.getState().set({ menu: { x, y, nodeId } });
}

function portUnder(target: EventTarget | null): Menu["port"] {
  const handle = target instanceof Element && target.closest<HTMLElement>(".react-flow__handle");
  if (!handle || handle.dataset.handleid === undefined) return undefined;
  const direction = handle.classList.contains("source") ? "source" : "target";
  return { handle: handle.dataset.handleid, direction };
}
