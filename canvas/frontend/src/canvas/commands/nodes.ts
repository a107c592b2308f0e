import { isRunnable } from "../../graph/document";
import { nextAlong } from "../../graph/walk";
import { selectedIds, useEditor } from "../../store/editor";
import { usePage } from "../../store/page";
import { mayEdit, useView } from "../../store/view";
import { focusedNode, focusFields, reveal } from "../focus";
import type { Command, Context } from "./command";

const one = () => selectedIds().length === 1;
const chosen = () => useEditor.getState().nodes.filter((node) => node.selected);
const runnable = () => chosen().some(isRunnable);

function walk(forwards: boolean) {
  return (context: Context): void => {
    const next = nextAlong(useEditor.getState(), selectedIds()[0], forwards);
    if (next) reveal(context, next);
  };
}

/** Enter chooses the node that has the focus; on a chosen one it leads into its fields. */
function enter(): void {
  const focused = focusedNode();
  if (focused && !selectedIds().includes(focused)) useEditor.getState().select([focused]);
  else focusFields();
}

export const NODES: Command[] = [
  {
    id: "add",
    does: "Add a node",
    keys: ["tab", "n"],
    group: "Nodes",
    act: ({ at }) => mayEdit() && usePage.getState().set({ palette: { position: at } }),
  },
  {
    id: "connect",
    does: "Connect to…",
    keys: ["w"],
    group: "Nodes",
    when: () => one() && chosen().every(({ type }) => type !== "group" && type !== "note"),
    act: () => mayEdit() && usePage.getState().set({ linking: selectedIds()[0] ?? null }),
  },
  {
    id: "rename",
    does: "Rename",
    keys: ["f2"],
    group: "Nodes",
    when: () => one() && chosen().every(({ type }) => type !== "reroute"),
    act: () => mayEdit() && useView.getState().set({ renaming: selectedIds()[0] ?? null }),
  },
  {
    id: "fields",
    does: "Select, then fill in its fields",
    keys: ["enter"],
    group: "Nodes",
    when: () => one() || focusedNode() !== null,
    act: enter,
  },
  {
    id: "bypass",
    does: "Bypass",
    keys: ["mod+b"],
    group: "Nodes",
    when: runnable,
    act: () => useEditor.getState().toggleMode(selectedIds(), "bypassed"),
  },
  {
    id: "mute",
    does: "Mute",
    keys: ["mod+m"],
    group: "Nodes",
    when: runnable,
    act: () => useEditor.getState().toggleMode(selectedIds(), "muted"),
  },
  {
    id: "previous",
    does: "Previous node along the wires",
    keys: ["["],
    group: "Nodes",
    act: walk(false),
  },
  { id: "next", does: "Next node along the wires", keys: ["]"], group: "Nodes", act: walk(true) },
];
