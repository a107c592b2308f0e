/** Turns a ComfyUI graph into one of ours, and tells of each node what became of it. */
import type { Json } from "../../api/types";
import { checkLimits, type FlowGraph, type FlowNode, type Imported } from "../flow";
import { ImportError, numberOf, textOf } from "../json";
import { columns, spread } from "../layout";
import {
  CONDITIONING,
  EDIT,
  EMPTY,
  ENCODERS,
  GENERATE,
  NOTES,
  PARTS,
  PASSES,
  PRIMITIVES,
  rowOf,
  SAMPLERS,
} from "./classes";
import { filled } from "./computed";
import { Draft, nameOf, type Origin, type Types } from "./draft";
import { openFrames } from "./frames";
import type { ComfyGraph, ComfyNode } from "./model";
import type { Prompt } from "./prompts";
import { addRule } from "./rules";
import { addSampler } from "./samplers";
import { flowNode, groupNode, noteNode, rerouteNode } from "./shape";

export function convert(comfy: ComfyGraph, types: Types, name: string): Imported {
  if (comfy.nodes.length === 0) throw new ImportError("The ComfyUI workflow in the file is empty.");
  const draft = new Draft(comfy, types);
  for (const node of comfy.nodes)
    if (rowOf(SAMPLERS, node.type)) addSampler(draft, node, words(draft));
  for (const node of comfy.nodes) if (!draft.lines.has(node.id)) addNode(draft, node);
  for (const node of comfy.nodes) if (!draft.lines.has(node.id)) addValue(draft, node);
  const graph = graphOf(draft);
  const lines = comfy.nodes.flatMap((node) => draft.lines.get(node.id) ?? []);
  return { origin: "comfyui", name, graph, lines };
}

function graphOf(draft: Draft): FlowGraph {
  const groups = draft.comfy.groups.map((group, index) => groupNode(`g${index + 1}`, group));
  const rank = new Map(draft.comfy.nodes.map((node, index) => [draft.idOf(node.id), index]));
  const rankOf = (node: FlowNode) => rank.get(node.id) ?? -1;
  const nodes = [...draft.nodes.values()].sort((one, other) => rankOf(one) - rankOf(other));
  const ids = new Set(nodes.map((node) => node.id));
  const edges = draft.edges
    .filter((edge) => ids.has(edge.source) && ids.has(edge.target))
    .map((edge, index) => ({ ...edge, id: `e${index + 1}` }));
  const graph = { nodes: [...groups, ...nodes], edges };
  checkLimits(graph.nodes.length, graph.edges.length);
  return draft.comfy.placed ? spread(openFrames(draft, graph)) : columns(graph);
}

/** A text node for words that stand in an encoder; two samplers share it. */
function words(draft: Draft): (prompt: Prompt) => Origin {
  return ({ node, text, cut }) => {
    const id = draft.idOf(node.id);
    const label = node.title && !/^CLIP Text Encode/i.test(node.title) ? node.title : "Prompt";
    draft.nodes.set(id, flowNode(id, node, label, "input:text", { prompt: text }));
    const notes = cut ? [`The link from ${nameOf(cut)} is left out: write the text.`] : [];
    const fate = cut ? "approximated" : "mapped";
    draft.tell(node, fate, draft.type("input:text")?.label ?? "Text", notes);
    return { id, port: "prompt" };
  };
}

function addNode(draft: Draft, node: ComfyNode): void {
  if (rowOf(ENCODERS, node.type)) addEncoder(draft, node);
  else if (NOTES.has(node.type)) addNote(draft, node);
  else if (node.type === "Reroute") addReroute(draft, node);
  else if (rowOf(PASSES, node.type) || EMPTY.has(node.type)) addPart(draft, node);
  else if (rowOf(PARTS, node.type) || rowOf(CONDITIONING, node.type)) addPart(draft, node);
  else if (!PRIMITIVES.has(node.type) && !addRule(draft, node)) addUnknown(draft, node);
}

/** An encoder that no sampler took up: its words are kept all the same. */
function addEncoder(draft: Draft, node: ComfyNode): void {
  const linked = Object.values(node.inputs).some((source) => draft.origin(source));
  if (linked) {
    draft.tell(node, "mapped", "The wire from its text");
    return;
  }
  const fields = rowOf(ENCODERS, node.type) ?? [];
  const text = fields.map((field) => textOf(node.values[field])).find((one) => one.trim() !== "");
  words(draft)({ node, text: text ?? "", origin: null });
}

function addNote(draft: Draft, node: ComfyNode): void {
  const id = draft.idOf(node.id);
  const text = textOf(node.values.text ?? node.loose[0]);
  const titled = node.title && !NOTES.has(node.title) ? `${node.title}\n\n${text}` : text;
  draft.nodes.set(id, noteNode(id, node, titled));
  draft.tell(node, "mapped", "Note");
}

/** A reroute of models or of conditioning goes with the nodes it joined. */
function addReroute(draft: Draft, node: ComfyNode): void {
  const id = draft.idOf(node.id);
  const before = draft.origin(Object.values(node.inputs)[0]);
  if (!before) {
    draft.tell(node, "mapped", "Part of the nodes it joined");
    return;
  }
  draft.nodes.set(id, rerouteNode(id, node));
  draft.wire(before, id, "value");
  draft.tell(node, "mapped", "Reroute");
}

function addPart(draft: Draft, node: ComfyNode): void {
  const part = rowOf(PARTS, node.type);
  const row = part ?? rowOf(PASSES, node.type) ?? rowOf(CONDITIONING, node.type);
  const models = { model: draft.type(GENERATE)?.label ?? draft.type(EDIT)?.label ?? "our model" };
  const upscaler = draft.type("upscale:real_esrgan")?.label ?? "our upscaler";
  const value = part?.value ? node.values[part.value] : undefined;
  const sentence = row?.note?.replace("{model}", models.model).replace("{upscaler}", upscaler);
  const notes = sentence ? [filled(sentence, value)] : [];
  draft.tell(node, notes.length > 0 ? "approximated" : "mapped", "Part of other nodes", notes);
}

/** Values typed into nodes of their own, once it is known whether a wire starts from them. */
function addValue(draft: Draft, node: ComfyNode): void {
  const id = draft.idOf(node.id);
  if (!draft.used.has(id)) {
    draft.tell(node, "mapped", "A setting of the nodes it was linked to");
    return;
  }
  const value = node.values.value ?? null;
  const isNumber = typeof value === "number";
  const type = isNumber ? "input:number" : "input:text";
  const label =
    node.title && !PRIMITIVES.has(node.title) ? node.title : isNumber ? "Number" : "Text";
  const config: Record<string, Json> = isNumber
    ? { value: numberFor(draft, id, value) }
    : { prompt: textOf(value) };
  draft.nodes.set(id, flowNode(id, node, label, type, config));
  draft.tell(node, "mapped", draft.type(type)?.label ?? label);
}

/** Within what the fields it is linked to take: their seeds are larger than ours. */
function numberFor(draft: Draft, id: string, value: number): number {
  const tops = draft.edges
    .filter((edge) => edge.source === id)
    .map((edge) => {
      const nodeType = textOf(draft.nodes.get(edge.target)?.data.nodeType);
      return draft.field(nodeType, edge.targetHandle.slice("in-".length))?.max;
    });
  const top = Math.min(...tops.map((max) => numberOf(max, Number.POSITIVE_INFINITY)));
  return Number.isFinite(top) && value > top ? value % (top + 1) : value;
}

/** Nothing is thrown away in silence: the class and its values stay on the canvas as a note. */
function addUnknown(draft: Draft, node: ComfyNode): void {
  const id = draft.idOf(node.id);
  const known = Object.entries(node.values).map(([key, value]) => `${key}: ${shown(value)}`);
  const loose = node.loose.length > 0 ? [`values: ${node.loose.map(shown).join(", ")}`] : [];
  draft.nodes.set(id, noteNode(id, node, [nameOf(node), ...known, ...loose].join("\n")));
  const passes = node.outputs.some((_, slot) => draft.origin(draft.passedBy(node, slot)));
  const links = passes ? "What it was given passes on unchanged." : "Its links are left out.";
  const notes = ["Nothing here does the same. A note keeps its values.", links];
  draft.tell(node, "missing", "Note", notes);
}

function shown(value: Json): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 500);
}
