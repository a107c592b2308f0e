import { type CardNode, isRunnable } from "../../graph/document";
import { COLOURS } from "../../graph/kinds";
import { selectedIds, useEditor } from "../../store/editor";
import { goOut, openSubgraph } from "../../store/levels";
import { saveForReuse } from "../../store/saved";
import {
  addNote,
  collapse,
  dissolveSubgraphs,
  freeze,
  groupSelection,
  intoSubgraph,
  ungroup,
} from "../../store/structure";
import { mayEdit, useView } from "../../store/view";
import { pastePlace } from "../pastePlace";
import type { Command } from "./command";

const chosen = () => useEditor.getState().nodes.filter((node) => node.selected);
const runnable = () => chosen().some(isRunnable);
const only = (type: CardNode["type"]) => () =>
  chosen().length === 1 && chosen().every((node) => node.type === type);
const coloured = () => chosen().filter(({ type }) => type === "group" || type === "note");
const first = () => selectedIds()[0] ?? "";

/** Groups, notes, subgraphs, collapsed and frozen cards. */
export const STRUCTURING: Command[] = [
  {
    id: "note",
    does: "Add a note",
    keys: ["shift+s"],
    group: "Structure",
    act: ({ flow, at }) => addNote(flow.screenToFlowPosition(at ?? pastePlace())),
  },
  {
    id: "write",
    does: "Write in the note",
    keys: [],
    group: "Structure",
    when: only("note"),
    act: () => mayEdit() && useView.getState().set({ renaming: first() }),
  },
  {
    id: "group",
    does: "Group",
    keys: ["mod+g"],
    group: "Structure",
    when: () => chosen().length > 0,
    act: () => groupSelection(),
  },
  {
    id: "ungroup",
    does: "Ungroup",
    keys: ["mod+shift+g"],
    group: "Structure",
    when: () => chosen().some(({ type }) => type === "group"),
    act: () => ungroup(),
  },
  {
    id: "subgraph",
    does: "Into a subgraph",
    keys: ["mod+shift+e"],
    group: "Structure",
    when: runnable,
    act: () => intoSubgraph(),
  },
  {
    id: "open-subgraph",
    does: "Open the subgraph",
    keys: [],
    group: "Structure",
    when: only("subgraph"),
    act: () => openSubgraph(first()),
  },
  {
    id: "leave-subgraph",
    does: "Leave the subgraph",
    keys: [],
    group: "Structure",
    when: () => useEditor.getState().outer.length > 0,
    act: () => goOut(useEditor.getState().outer.length - 1),
  },
  {
    id: "dissolve",
    does: "Dissolve the subgraph",
    keys: [],
    group: "Structure",
    when: () => chosen().some(({ type }) => type === "subgraph"),
    act: () => dissolveSubgraphs(selectedIds()),
  },
  {
    id: "save-for-reuse",
    does: "Save for reuse",
    keys: [],
    group: "Structure",
    when: only("subgraph"),
    act: () => void saveForReuse(first()),
  },
  {
    id: "collapse",
    does: "Collapse",
    keys: ["alt+c"],
    group: "Structure",
    when: runnable,
    act: () => collapse(),
  },
  {
    id: "freeze",
    does: "Freeze the output",
    keys: ["p"],
    group: "Structure",
    when: runnable,
    act: () => freeze(),
  },
  ...COLOURS.map(
    (colour): Command => ({
      id: `colour-${colour}`,
      does: `Colour it ${colour}`,
      keys: [],
      group: "Structure",
      when: () => coloured().length > 0,
      act: () => {
        for (const { id } of coloured()) useEditor.getState().update(id, { colour });
      },
    }),
  ),
];
