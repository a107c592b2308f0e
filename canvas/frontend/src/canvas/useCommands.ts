/** Commands as the page's buttons and menus use them. */
import { useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { readBoot } from "../boot";
import type { CardNode } from "../graph/document";
import { keysOf, useBindings } from "../store/bindings";
import type { Context } from "./commands/command";
import { commandOf } from "./commands/table";
import { signsOf } from "./keynames";

export function useCommandContext(): Context {
  const flow = useReactFlow<CardNode>();
  return useMemo(() => ({ workflowId: readBoot().workflowId ?? "", flow }), [flow]);
}

/** "Undo (Ctrl Z)", with the keys of now. */
export function useTitle(id: string): string {
  const command = commandOf(id);
  const name = useBindings((bindings) => keysOf(command, bindings)[0]);
  return name ? `${command.does} (${signsOf(name).join(" ")})` : command.does;
}
