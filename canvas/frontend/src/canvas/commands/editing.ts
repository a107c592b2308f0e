import { selectedIds, useEditor } from "../../store/editor";
import { save } from "../../store/saving";
import { copy, cut, duplicate, paste } from "../clipboard";
import type { Command } from "./command";

const some = () => selectedIds().length > 0;
const cutWires = () => useEditor.getState().edges.filter((edge) => edge.selected);

export const EDITING: Command[] = [
  {
    id: "undo",
    does: "Undo",
    keys: ["mod+z"],
    group: "Edit",
    when: () => useEditor.getState().past.length > 0,
    act: () => useEditor.getState().undo(),
  },
  {
    id: "redo",
    does: "Redo",
    keys: ["mod+shift+z", "mod+y"],
    group: "Edit",
    when: () => useEditor.getState().future.length > 0,
    act: () => useEditor.getState().redo(),
  },
  {
    id: "save",
    does: "Save",
    keys: ["mod+s"],
    group: "Edit",
    always: true,
    act: () => void save(),
  },
  {
    id: "copy",
    does: "Copy",
    keys: ["mod+c"],
    group: "Edit",
    native: true,
    when: some,
    act: () => copy(),
  },
  {
    id: "cut",
    does: "Cut",
    keys: ["mod+x"],
    group: "Edit",
    native: true,
    when: some,
    act: () => cut(),
  },
  {
    id: "paste",
    does: "Paste",
    keys: ["mod+v"],
    group: "Edit",
    native: true,
    act: (context) => void paste(context),
  },
  {
    id: "paste-linked",
    does: "Paste with the wires that lead in",
    keys: ["mod+shift+v"],
    group: "Edit",
    act: (context) => void paste(context, true),
  },
  {
    id: "duplicate",
    does: "Duplicate",
    keys: ["mod+d"],
    group: "Edit",
    when: some,
    act: () => duplicate(),
  },
  {
    id: "select-all",
    does: "Select all",
    keys: ["mod+a"],
    group: "Edit",
    act: () => useEditor.getState().select(useEditor.getState().nodes.map((node) => node.id)),
  },
  {
    id: "delete",
    does: "Delete",
    keys: ["delete", "backspace"],
    group: "Edit",
    when: () => some() || cutWires().length > 0,
    act: () =>
      useEditor.getState().remove(
        selectedIds(),
        cutWires().map((edge) => edge.id),
      ),
  },
];
