/** What can be done with which kind of output, without opening it. */
import type { Kind } from "./items";

export const OUTPUT_ACTIONS = ["open", "compare", "use", "copy", "download"] as const;
export type OutputAction = (typeof OUTPUT_ACTIONS)[number];

export function may(action: OutputAction, kind: Kind): boolean {
  if (action === "compare") return kind === "image";
  return action !== "use" || kind !== "json";
}
