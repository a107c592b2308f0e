/** Reads JSON from a stranger: bounded in size and depth, without keys that reach into prototypes. */
import type { Json } from "../api/types";

/** Why a file cannot be imported, in words for the person who chose it. */
export class ImportError extends Error {}

export type JsonObject = Record<string, Json>;

const MAX_CHARACTERS = 4_000_000;
const MAX_DEPTH = 48;
const MAX_VALUES = 200_000;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
// Python writes these where JSON has no word for them; ComfyUI's own files hold them.
const NOT_JSON = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

export function readJson(text: string): Json {
  if (text.length > MAX_CHARACTERS) {
    throw new ImportError("The file is larger than 4 MB. That is too large for a workflow.");
  }
  if (isDeep(text)) throw new ImportError("The file is nested too deeply to be a workflow.");
  const value = parse(text);
  check(value);
  return value;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

export function objectsOf(value: Json | undefined): JsonObject[] {
  return listOf(value).filter(isObject);
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

export function numberOf(value: Json | undefined, otherwise = 0): number {
  return typeof value === "number" ? value : otherwise;
}

/** An id as text; ComfyUI writes numbers. */
export function idOf(value: Json | undefined): string {
  return typeof value === "number" || typeof value === "string" ? String(value) : "";
}

/** Two numbers, in a list or in an object with the keys 0 and 1. */
export function pairOf(value: Json | undefined): { x: number; y: number } {
  const at = (place: 0 | 1): Json | undefined =>
    Array.isArray(value) ? value[place] : isObject(value) ? value[String(place)] : undefined;
  return { x: numberOf(at(0)), y: numberOf(at(1)) };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    const mended = text.replace(NOT_JSON, (match) => (match.startsWith('"') ? match : "null"));
    try {
      return JSON.parse(mended) as Json;
    } catch {
      throw new ImportError("The file is not JSON: it is damaged, or something else.");
    }
  }
}

/** Counted on the text, so that no parser is ever asked to follow a deep nest. */
function isDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text[at];
    if (inString) {
      if (code === "\\") at += 1;
      else if (code === '"') inString = false;
    } else if (code === '"') inString = true;
    else if (code === "{" || code === "[") {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (code === "}" || code === "]") depth -= 1;
  }
  return false;
}

function check(root: Json): void {
  const waiting: Json[] = [root];
  let seen = 0;
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    seen += 1;
    if (seen > MAX_VALUES) throw new ImportError("The file holds too many values for a workflow.");
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw new ImportError("The file holds a number that is not finite.");
    }
    if (Array.isArray(value)) for (const entry of value) waiting.push(entry);
    else if (value !== null && typeof value === "object") {
      for (const [key, entry] of Object.entries(value)) {
        if (FORBIDDEN.has(key)) throw new ImportError(`The file holds the key “${key}”.`);
        waiting.push(entry);
      }
    }
  }
}
