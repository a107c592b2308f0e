/** What a command is. Each stands in one table that the keys, the menus and the sheet read. */
import type { ReactFlowInstance } from "@xyflow/react";
import type { Point } from "../../graph/arrange";
import type { CardNode } from "../../graph/document";

export type Group =
  | "Run"
  | "Edit"
  | "Nodes"
  | "Structure"
  | "Arrange"
  | "View"
  | "Comments"
  | "Output"
  | "Files"
  | "Wireflow";

export interface Context {
  workflowId: string;
  flow: Pick<
    ReactFlowInstance<CardNode>,
    | "fitView"
    | "zoomIn"
    | "zoomOut"
    | "zoomTo"
    | "screenToFlowPosition"
    | "getViewport"
    | "setViewport"
  >;
  /** Where on the screen the menu was opened that asks for it. */
  at?: Point;
}

export interface Command {
  id: string;
  does: string;
  /** What it answers to until somebody changes that. */
  keys: string[];
  group: Group;
  /** Whether there is anything to do just now. */
  when?(): boolean;
  act(context: Context): void;
  /** Also while somebody types, and on every tab of the page. */
  always?: true;
  /** The browser itself turns these keys into an event that carries the clipboard. */
  native?: true;
}
