/** Reads ComfyUI's two formats: what its canvas saves, and what its API is sent. */
import type { Json } from "../../api/types";
import type { Mode } from "../../graph/document";
import {
  ImportError,
  isObject,
  type JsonObject,
  numberOf,
  objectsOf,
  pairOf,
  textOf,
} from "../json";
import type { ComfyGraph, ComfyNode, Source } from "./model";
import { type Link, type PlacedNode, unfold } from "./unfold";
import { nameWidgets } from "./widgets";

const MODES: Record<number, Mode> = { 2: "muted", 4: "bypassed" };
/** Before anything is merged: a graph of hundreds of helper nodes may become a small one. */
const MAX_READ = 2_000;

export function isComfyCanvas(value: Json): value is JsonObject {
  return isObject(value) && Array.isArray(value.nodes) && Array.isArray(value.links ?? []);
}

export function isComfyPrompt(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  const nodes = Object.values(value);
  return nodes.length > 0 && nodes.every((node) => isObject(node) && "class_type" in node);
}

/** Some tools wrap the API format the way it is posted. */
export function promptOf(value: Json): Json {
  return isObject(value) && isComfyPrompt(value.prompt ?? null) ? (value.prompt ?? null) : value;
}

export function readCanvas(file: JsonObject): ComfyGraph {
  const { nodes, links, groups, frames } = unfold(file);
  if (nodes.length > MAX_READ) throw new ImportError(`The file has ${nodes.length} nodes.`);
  const byId = new Map(links.map((link) => [`${link.to} ${link.toSlot}`, link]));
  return {
    nodes: nodes.map((node) => canvasNode(node, byId)),
    groups,
    frames,
    placed: true,
  };
}

export function readPrompt(file: JsonObject): ComfyGraph {
  const entries = Object.entries(file);
  if (entries.length > MAX_READ) throw new ImportError(`The file has ${entries.length} nodes.`);
  const nodes = entries.map(([id, node]) => promptNode(id, isObject(node) ? node : {}));
  return { nodes, groups: [], frames: [], placed: false };
}

function canvasNode(node: PlacedNode, links: Map<string, Link>): ComfyNode {
  const { raw, id } = node;
  const inputs: Record<string, Source> = {};
  const inputTypes: Record<string, string> = {};
  for (const [slot, input] of objectsOf(raw.inputs).entries()) {
    const link = links.get(`${id} ${slot}`);
    const name = textOf(input.name) || `input ${slot + 1}`;
    inputTypes[name] = textOf(input.type);
    if (link) inputs[name] = { node: link.from, slot: link.fromSlot };
  }
  const flags = isObject(raw.flags) ? raw.flags : {};
  const { values, loose } = nameWidgets(raw);
  return {
    id,
    type: textOf(raw.type),
    title: textOf(raw.title).slice(0, 200),
    at: node.at,
    size: pairOf(raw.size),
    mode: node.mode ?? MODES[numberOf(raw.mode)] ?? "active",
    collapsed: flags.collapsed === true,
    values: { ...values, ...node.promoted },
    loose,
    inputs,
    inputTypes,
    outputs: objectsOf(raw.outputs).map((output) => textOf(output.type)),
    colour: textOf(raw.bgcolor) || textOf(raw.color),
  };
}

function promptNode(id: string, node: JsonObject): ComfyNode {
  const values: JsonObject = {};
  const inputs: Record<string, Source> = {};
  for (const [name, value] of Object.entries(isObject(node.inputs) ? node.inputs : {})) {
    const link = linkOf(value);
    if (link) inputs[name] = link;
    else values[name] = value;
  }
  const meta = isObject(node._meta) ? node._meta : {};
  return {
    id,
    type: textOf(node.class_type),
    title: textOf(meta.title).slice(0, 200),
    at: { x: 0, y: 0 },
    size: { x: 0, y: 0 },
    mode: "active",
    collapsed: false,
    values,
    loose: [],
    inputs,
    inputTypes: {},
    outputs: [],
    colour: "",
  };
}

/** `["4", 0]`: the first output of node 4. */
function linkOf(value: Json): Source | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [node, slot] = value;
  return typeof node === "string" && typeof slot === "number" ? { node, slot } : null;
}
