/** Follows a sampler's prompts back to the texts they were made of. */
import type { Json } from "../../api/types";
import { numberOf, textOf } from "../json";
import { CONDITIONING, ENCODERS, rowOf } from "./classes";
import type { Draft, Origin } from "./draft";
import type { ComfyNode, Source } from "./model";

/** One text encoder on the way: its own words, or where they come from. */
export interface Prompt {
  node: ComfyNode;
  text: string;
  origin: Origin | null;
  /** The node a text was linked from that has no part here. */
  cut?: ComfyNode;
}

export interface Found {
  prompts: Prompt[];
  notes: string[];
  /** Set by a node of its own on the way, as Flux has it. */
  guidance: number | null;
}

const UNKNOWN = ["conditioning", "positive", "conditioning_1", "conditioning_to"];

export function findPrompts(draft: Draft, source: Source | undefined): Found {
  const found: Found = { prompts: [], notes: [], guidance: null };
  follow(draft, source, found, new Set());
  return found;
}

function follow(draft: Draft, source: Source | undefined, found: Found, seen: Set<string>): void {
  const node = draft.node(source);
  if (!node || !source || seen.has(node.id)) return;
  seen.add(node.id);
  const fields = rowOf(ENCODERS, node.type);
  if (fields) {
    found.prompts.push(promptOf(draft, node, fields));
    if (node.type === "CLIPTextEncodeFlux") found.guidance ??= numberOf(node.values.guidance, 3.5);
    return;
  }
  if (node.type === "FluxGuidance") found.guidance ??= numberOf(node.values.guidance, 3.5);
  for (const name of inputsOf(node, source, found)) {
    follow(draft, node.inputs[name], found, seen);
  }
}

function inputsOf(node: ComfyNode, source: Source, found: Found): string[] {
  if (node.type === "Reroute") return Object.keys(node.inputs).slice(0, 1);
  const row = rowOf(CONDITIONING, node.type);
  if (row?.note && node.mode === "active") found.notes.push(row.note);
  // A node that carries both prompts gives them in the order it takes them.
  const paired = node.inputs.positive && node.inputs.negative;
  if (paired) return [source.slot === 1 ? "negative" : "positive"];
  return row ? row.inputs : UNKNOWN.filter((name) => node.inputs[name]).slice(0, 1);
}

function promptOf(draft: Draft, node: ComfyNode, fields: string[]): Prompt {
  for (const field of fields) {
    const origin = draft.origin(node.inputs[field]);
    if (origin) return { node, text: "", origin };
    const text = wordsOf(draft.constant(node.inputs[field]) ?? node.values[field]);
    if (text) return { node, text, origin: null };
  }
  const cut = fields.map((field) => draft.node(node.inputs[field])).find((one) => one);
  return { node, text: "", origin: null, cut };
}

function wordsOf(value: Json | undefined): string {
  return textOf(value).trim() === "" ? "" : textOf(value);
}
