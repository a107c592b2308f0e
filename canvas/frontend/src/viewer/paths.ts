/** Names places inside JSON, as code would write them. */
import type { Json } from "../api/types";

const PLAIN = /^[A-Za-z_$][\w$]*$/;

/** `.images[0].url` from the steps that lead there; the root is `$`. */
export function pathOf(steps: (string | number)[]): string {
  return steps.reduce<string>((path, step) => path + one(step), "$");
}

/** What lies directly inside a value; nothing for a plain one. */
export function childrenOf(value: Json): [string | number, Json][] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return value !== null && typeof value === "object" ? Object.entries(value) : [];
}

/** A closed value in a few words. */
export function summary(value: Json): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (value !== null && typeof value === "object") return `{${Object.keys(value).length}}`;
  return JSON.stringify(value);
}

function one(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return PLAIN.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
