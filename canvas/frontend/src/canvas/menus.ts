/** Which commands each context menu offers, in groups; what is left out is not worth a line. */
import type { CardNode } from "../graph/document";
import { nodeOf } from "../graph/lookup";
import { selectedIds, useEditor } from "../store/editor";
import type { Menu } from "../store/page";

type Alone = "node" | Exclude<CardNode["type"], "card" | undefined>;
export type MenuKind = "canvas" | "selection" | "wire" | Alone;

const COPYING = ["copy", "cut", "duplicate"];
const CALLS = ["copy-curl", "copy-python", "copy-javascript"];
const FOLDING = ["group", "subgraph"];

export const MENUS: Record<MenuKind, string[][]> = {
  canvas: [
    ["add", "note", "comment", "paste", "select-all"],
    ["undo", "redo"],
    ["tidy", "fit-all", "map", "lock"],
    ["import", "export", "export-picture"],
    CALLS,
    ["commands", "keys"],
  ],
  node: [
    ["run-to-here"],
    ["rename", "comment", "connect", "bypass", "mute"],
    ["collapse", "freeze", ...FOLDING],
    COPYING,
    CALLS,
    ["fit"],
    ["delete"],
  ],
  subgraph: [
    ["open-subgraph", "run-to-here"],
    ["rename", "comment", "connect", "bypass", "mute"],
    ["collapse", "dissolve", "save-for-reuse", ...FOLDING],
    COPYING,
    CALLS,
    ["fit"],
    ["delete"],
  ],
  group: [["run-selection"], ["rename", "comment", "ungroup"], COPYING, ["fit"], ["delete"]],
  note: [["write", "comment"], COPYING, ["fit"], ["delete"]],
  reroute: [["connect"], COPYING, ["delete"]],
  wire: [["reroute"], ["wire-source", "wire-target"], ["delete"]],
  selection: [
    ["run-selection"],
    ["tidy", ...FOLDING],
    ["collapse", "freeze", "bypass", "mute"],
    COPYING,
    ["fit"],
    ["delete"],
  ],
};

export const ALIGNING = [
  "align-left",
  "align-centre",
  "align-right",
  "align-top",
  "align-middle",
  "align-bottom",
  "distribute-x",
  "distribute-y",
];

export function kindOf({ nodeId, edgeId }: Menu): MenuKind {
  if (edgeId) return "wire";
  if (!nodeId) return "canvas";
  if (selectedIds().length > 1) return "selection";
  const type = nodeOf(useEditor.getState().nodes, nodeId)?.type ?? "card";
  return type === "card" ? "node" : type;
}
