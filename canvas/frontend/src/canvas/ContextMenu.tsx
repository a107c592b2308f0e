import { useReactFlow } from "@xyflow/react";
import { run } from "../run/actions";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import css from "./ContextMenu.module.css";
import { copyNodes, pasteNodes } from "./clipboard";

type Entry = [label: string, keys: string, action: () => void];

/** What can be done with the thing under the pointer. */
export function ContextMenu({ workflowId }: { workflowId: string }) {
  const menu = usePage((page) => page.menu);
  const set = usePage((page) => page.set);
  const flow = useReactFlow();
  if (!menu) return null;
  const close = (action: () => void) => {
    set({ menu: null });
    action();
  };
  const entries = menu.edgeId
    ? ofEdge(menu.edgeId)
    : menu.nodeId
      ? ofNode(menu.nodeId, workflowId)
      : ofCanvas({ x: menu.x, y: menu.y }, () => void flow.fitView({ padding: 0.18 }));
  return (
    <>
      <button
        type="button"
        className={css.away}
        aria-label="Close the menu"
        onClick={() => set({ menu: null })}
      />
      <div className={css.menu} role="menu" style={{ left: menu.x, top: menu.y }}>
        {entries.map(([label, keys, action]) => (
          <button key={label} type="button" role="menuitem" onClick={() => close(action)}>
            {label} <kbd>{keys}</kbd>
          </button>
        ))}
      </div>
    </>
  );
}

function ofEdge(id: string): Entry[] {
  return [["Delete wire", "Del", () => useEditor.getState().removeEdge(id)]];
}

function ofNode(id: string, workflowId: string): Entry[] {
  const editor = useEditor.getState();
  return [
    ["Run to here", "Shift Enter", () => void run(workflowId, id)],
    ["Duplicate", "Ctrl D", () => pasteNodes(copyNodes([id]))],
    ["Copy", "Ctrl C", () => void navigator.clipboard.writeText(copyNodes([id]))],
    ["Bypass", "Ctrl B", () => editor.toggleMode([id], "bypassed")],
    ["Mute", "Ctrl M", () => editor.toggleMode([id], "muted")],
    ["Delete", "Del", () => editor.remove([id])],
  ];
}

function ofCanvas(position: { x: number; y: number }, fit: () => void): Entry[] {
  const { undo, redo } = useEditor.getState();
  return [
    ["Add node", "N", () => usePage.getState().set({ palette: { position } })],
    ["Paste", "Ctrl V", () => void navigator.clipboard.readText().then(pasteNodes)],
    ["Undo", "Ctrl Z", undo],
    ["Redo", "Ctrl Shift Z", redo],
    ["Fit everything", "Shift F", fit],
  ];
}
