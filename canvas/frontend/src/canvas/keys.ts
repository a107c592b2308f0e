/** The keyboard: one table serves the listener and the sheet that shows it. */
import type { ReactFlowInstance } from "@xyflow/react";
import { run, stop } from "../run/actions";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { save } from "../store/saving";
import { copyNodes, pasteNodes } from "./clipboard";

export interface Shortcut {
  keys: string[];
  does: string;
  act?: (context: Context, key: string) => void;
}

export interface Context {
  workflowId: string;
  flow: Pick<ReactFlowInstance, "fitView" | "zoomIn" | "zoomOut">;
}

const selected = () =>
  useEditor
    .getState()
    .nodes.filter((node) => node.selected)
    .map((node) => node.id);

const DIRECTIONS: Record<string, [number, number]> = {
  arrowup: [0, -1],
  arrowdown: [0, 1],
  arrowleft: [-1, 0],
  arrowright: [1, 0],
};

const nudge = (far: number) => (_: Context, key: string) => {
  const [x, y] = DIRECTIONS[key.replace("shift+", "")] ?? [0, 0];
  const { remember, onNodesChange, nodes } = useEditor.getState();
  const moving = nodes.filter((node) => node.selected);
  if (moving.length === 0) return;
  remember();
  onNodesChange(
    moving.map(({ id, position }) => ({
      type: "position" as const,
      id,
      dragging: false,
      position: { x: position.x + x * far, y: position.y + y * far },
    })),
  );
};

export const SHORTCUTS: Shortcut[] = [
  { keys: ["mod+enter"], does: "Run", act: ({ workflowId }) => void run(workflowId) },
  {
    keys: ["shift+enter"],
    does: "Run to here",
    act: ({ workflowId }) => void run(workflowId, selected()[0]),
  },
  { keys: ["mod+alt+enter"], does: "Stop", act: () => void stop() },
  { keys: ["mod+z"], does: "Undo", act: () => useEditor.getState().undo() },
  { keys: ["mod+shift+z", "mod+y"], does: "Redo", act: () => useEditor.getState().redo() },
  { keys: ["mod+s"], does: "Save", act: () => void save() },
  { keys: ["mod+c"], does: "Copy" },
  { keys: ["mod+x"], does: "Cut" },
  { keys: ["mod+v"], does: "Paste" },
  { keys: ["mod+d"], does: "Duplicate", act: () => pasteNodes(copyNodes(selected())) },
  {
    keys: ["mod+a"],
    does: "Select all",
    act: () => useEditor.getState().select(useEditor.getState().nodes.map((node) => node.id)),
  },
  { keys: ["n", "tab"], does: "Add node", act: () => usePage.getState().set({ palette: {} }) },
  { keys: ["delete", "backspace"], does: "Delete" },
  {
    keys: ["mod+b"],
    does: "Bypass",
    act: () => useEditor.getState().toggleMode(selected(), "bypassed"),
  },
  {
    keys: ["mod+m"],
    does: "Mute",
    act: () => useEditor.getState().toggleMode(selected(), "muted"),
  },
  {
    keys: ["f"],
    does: "Fit the selection",
    act: ({ flow }) => void flow.fitView({ nodes: selected().map((id) => ({ id })), padding: 0.3 }),
  },
  {
    keys: ["shift+f"],
    does: "Fit everything",
    act: ({ flow }) => void flow.fitView({ padding: 0.18 }),
  },
  { keys: ["alt+="], does: "Zoom in", act: ({ flow }) => void flow.zoomIn() },
  { keys: ["alt+-"], does: "Zoom out", act: ({ flow }) => void flow.zoomOut() },
  { keys: ["arrowup", "arrowdown", "arrowleft", "arrowright"], does: "Nudge", act: nudge(4) },
  {
    keys: ["shift+arrowup", "shift+arrowdown", "shift+arrowleft", "shift+arrowright"],
    does: "Nudge far",
    act: nudge(24),
  },
  { keys: ["?"], does: "All keys", act: () => usePage.getState().set({ keys: true }) },
  { keys: ["escape"], does: "Close, deselect", act: () => close() },
];

function close(): void {
  const { palette, menu, viewer, keys, set } = usePage.getState();
  if (palette || menu || viewer || keys)
    set({ palette: null, menu: null, viewer: null, keys: false });
  else useEditor.getState().select([]);
}

export function nameOf(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  const alt = event.altKey ? "alt+" : "";
  const key = event.key.toLowerCase();
  const shift = event.shiftKey && key !== "?" ? "shift+" : "";
  return mod + alt + shift + key;
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

/** Listens until the returned function is called. Shortcuts never fire while typing. */
export function listenToKeys(context: Context): () => void {
  const onKey = (event: KeyboardEvent) => {
    const name = nameOf(event);
    const always = name === "mod+enter" || name === "mod+s" || name === "escape";
    if (isTyping(event.target) && !always) return;
    // Enter, Space and Tab belong to a focused button or link.
    const control = event.target instanceof HTMLElement && event.target.closest("button, a");
    if (control && name === "tab") return;
    const found = SHORTCUTS.find(({ keys, act }) => act && keys.includes(name));
    if (!found?.act) return;
    event.preventDefault();
    found.act(context, name);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (isTyping(event.target) || getSelection()?.toString() || selected().length === 0) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", copyNodes(selected()));
    if (event.type === "cut") useEditor.getState().remove(selected());
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!isTyping(event.target)) pasteNodes(event.clipboardData?.getData("text/plain") ?? "");
  };
  document.addEventListener("keydown", onKey);
  document.addEventListener("copy", onCopy);
  document.addEventListener("cut", onCopy);
  document.addEventListener("paste", onPaste);
  return () => {
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("copy", onCopy);
    document.removeEventListener("cut", onCopy);
    document.removeEventListener("paste", onPaste);
  };
}
