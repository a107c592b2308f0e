/** Names for `widgets_values`, a bare list in ComfyUI's files. */
import type { Json } from "../../api/types";
import { isObject, type JsonObject, listOf, objectsOf, textOf } from "../json";
import { rowOf } from "./classes";
import { WIDGETS } from "./widgetNames";

export const AFTER_RUN = "control_after_generate";
const AFTER_RUN_WORDS = new Set<Json>(["fixed", "increment", "decrement", "randomize"]);

export function nameWidgets(node: JsonObject): { values: JsonObject; loose: Json[] } {
  const given = node.widgets_values;
  if (isObject(given)) return { values: given, loose: [] };
  const values = listOf(given);
  const names = rowOf(WIDGETS, textOf(node.type)) ?? namesFromInputs(node, values);
  const named = names.slice(0, values.length).map((name, place): [string, Json] => {
    return [name || AFTER_RUN, values[place] ?? null];
  });
  return { values: Object.fromEntries(named), loose: values.slice(names.length) };
}

/** Newer files list every value among the inputs, but not the word that follows a seed. */
function namesFromInputs(node: JsonObject, values: Json[]): string[] {
  const names: string[] = [];
  for (const input of objectsOf(node.inputs)) {
    if (!isObject(input.widget)) continue;
    names.push(textOf(input.widget.name) || textOf(input.name));
    const follows = values[names.length];
    if (/seed$/.test(names.at(-1) ?? "") && AFTER_RUN_WORDS.has(follows ?? null)) names.push("");
  }
  // Fewer values than names: the list is of another make, and naming it would be guessing.
  return names.length <= values.length ? names : [];
}
