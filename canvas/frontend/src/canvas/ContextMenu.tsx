import { useReactFlow } from "@xyflow/react";
import { useLayoutEffect, useRef } from "react";
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
  const ref = useRef<HTMLDivElement>(null);
  // Kept inside the window, and ready for the keyboard.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || !menu) return;
    box.style.left = `${Math.min(menu.x, innerWidth - box.offsetWidth - 8)}px`;
    box.style.top = `${Math.min(menu.y, innerHeight - box.offsetHeight - 8)}px`;
    box.querySelector("button")?.focus();
  }, [menu]);
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
      <div ref={ref} className={css.menu} role="menu" tabIndex={-1} onKeyDown={step}>
        {entries.map(([label, keys, action]) => (
          <button key={label} type="button" role="menuitem" onClick={() => close(action)}>
            {label} <kbd>{keys}</kbd>
          </button>
        ))}
      </div>
    </>
  );
}

/** Arrow keys walk through the entries. */
function step(event: React.KeyboardEvent<HTMLDivElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  event.stopPropagation();
  const entries = [...event.currentTarget.querySelectorAll("button")];
  const at = entries.indexOf(document.activeElement as HTMLButtonElement);
  entries.at((at + by) % entries.length)?.focus();
}

function ofEdge(id: string): Entry[] {
  return [["Delete wire", "Del", () => useEditor.getState().removeEdge(id)]];
}

function ofNode(id: string, workflowId: string): Entry[] {
  const editor = useEditor.getState();
  const selected = editor.nodes.filter((node) => node.selected).map((node) => node.id);
  const ids = selected.includes(id) ? selected : [id];
  return [
    ["Run to here", "Shift Enter", () => void run(workflowId, id)],
    ["Duplicate", "Ctrl D", () => pasteNodes(copyNodes(ids))],
    ["Copy", "Ctrl C", () => void navigator.clipboard.writeText(copyNodes(ids))],
    ["Bypass", "Ctrl B", () => editor.toggleMode(ids, "bypassed")],
    ["Mute", "Ctrl M", () => editor.toggleMode(ids, "muted")],
    ["Delete", "Del", () => editor.remove(ids)],
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
