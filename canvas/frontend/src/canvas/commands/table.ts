/** Every command there is, in the order people read them. */
import { ARRANGING } from "./arranging";
import type { Command } from "./command";
import { COMMENTING } from "./commenting";
import { EDITING } from "./editing";
import { FILING } from "./filing";
import { NODES } from "./nodes";
import { OUTPUTS } from "./outputs";
import { PAGING } from "./paging";
import { RUNNING } from "./running";
import { STRUCTURING } from "./structuring";
import { VIEWING } from "./viewing";
import { WIRING } from "./wiring";

export const COMMANDS: Command[] = [
  ...RUNNING,
  ...EDITING,
  ...NODES,
  ...STRUCTURING,
  ...WIRING,
  ...OUTPUTS,
  ...ARRANGING,
  ...VIEWING,
  ...COMMENTING,
  ...FILING,
  ...PAGING,
];

export function commandOf(id: string): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (!found) throw new Error(`There is no command ${id}`);
  return found;
}
