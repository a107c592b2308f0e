/** The keyboard and the clipboard, for as long as the canvas is open. */
import { keysOf } from "../store/bindings";
import { selectedIds, useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { copyText, pasteData } from "./clipboard";
import type { Command, Context } from "./commands/command";
import { COMMANDS } from "./commands/table";
import { bringIntoView } from "./focus";
import { nameOf } from "./keynames";
import { followPointer, pastePlace } from "./pastePlace";
import { isTyping } from "./typing";

/** Whether Tab brought the focus where it is; then Tab goes on, and adds no node. */
let tabbing = false;

export function listenToKeys(context: Context): () => void {
  const stops = [
    on("keydown", (event) => onKey(event, context)),
    on("pointerdown", () => {
      tabbing = false;
    }),
    on("focusin", (event) => onFocus(event, context)),
    on("copy", onCopy),
    on("cut", onCopy),
    on("paste", (event) => onPaste(event, context)),
    followPointer(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function on<K extends keyof DocumentEventMap>(
  type: K,
  listener: (event: DocumentEventMap[K]) => void,
): () => void {
  document.addEventListener(type, listener);
  return () => document.removeEventListener(type, listener);
}

function onKey(event: KeyboardEvent, context: Context): void {
  const name = nameOf(event);
  const found = COMMANDS.find((command) => keysOf(command).includes(name));
  if (!found || event.defaultPrevented || isElsewhere(event, name, found)) {
    if (event.key === "Tab") tabbing = true;
    return;
  }
  if (found.native && found.keys.includes(name)) return;
  const may = found.when?.() ?? true;
  // The browser's own meaning of a shortcut would surprise even where there is nothing to do.
  if (may || name.startsWith("mod+")) event.preventDefault();
  if (!may) return;
  tabbing = false;
  found.act(context);
}

/** What Tab leads to may lie outside the view, or under a panel. */
function onFocus({ target }: FocusEvent, context: Context): void {
  const node = (target as Element).closest<HTMLElement>(".react-flow__node");
  if (tabbing && node?.dataset.id) bringIntoView(context, node.dataset.id);
}

/** Keys belong to a dialog, a menu, a field or a button before they belong to the canvas. */
function isElsewhere(event: KeyboardEvent, name: string, { always }: Command): boolean {
  if (document.querySelector("dialog[open]")) return true;
  if (always) return false;
  if (isTyping(event.target) || usePage.getState().tab !== "canvas") return true;
  const control = event.target instanceof Element && event.target.closest("button, a, summary");
  if (control && ["enter", "space", "tab"].includes(name)) return true;
  return name === "tab" && tabbing;
}

function onCopy(event: ClipboardEvent): void {
  const text = getSelection()?.toString();
  if (isTyping(event.target) || text || selectedIds().length === 0) return;
  event.preventDefault();
  event.clipboardData?.setData("text/plain", copyText());
  if (event.type === "cut") useEditor.getState().remove(selectedIds());
}

function onPaste(event: ClipboardEvent, { flow }: Context): void {
  const open = usePage.getState().tab !== "canvas" || document.querySelector("dialog[open]");
  if (open || isTyping(event.target) || !event.clipboardData) return;
  event.preventDefault();
  pasteData(event.clipboardData, flow.screenToFlowPosition(pastePlace()));
}
