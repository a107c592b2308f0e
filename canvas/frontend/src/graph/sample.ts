/** Trigger data to start from: what a workflow's form asks for, filled in. */
import type { FormInput } from "../api/hooks";
import type { Json } from "../api/types";

export type TriggerData = Record<string, Json>;

export const WORDS = "A sunset over a mountain lake";
const PLAIN = new Set(["TEXT", "NUMBER", "BOOLEAN"]);

/** Media are left out: an example cannot know one of the team's. */
export function sampleOf(inputs: FormInput[]): TriggerData {
  const filled = inputs.flatMap(({ key, type, default: given }): [string, Json][] => {
    if (!PLAIN.has(type)) return [];
    if (type === "TEXT") return [[key, given || WORDS]];
    return given === null ? [] : [[key, given]];
  });
  return Object.fromEntries(filled);
}
