/** Applies one row of the table of classes: a node of theirs becomes a node of ours. */
import type { Field, Json } from "../../api/types";
import { textOf } from "../json";
import { RULES, type Rule, rowOf } from "./classes";
import { COMPUTED, filled } from "./computed";
import type { Draft } from "./draft";
import { fitValue } from "./fit";
import type { ComfyNode } from "./model";
import { flowNode } from "./shape";

interface Making {
  draft: Draft;
  node: ComfyNode;
  rule: Rule;
  id: string;
  config: Record<string, Json>;
  notes: string[];
}

/** False when there is no row for the class, or when this server lacks the node type. */
export function addRule(draft: Draft, node: ComfyNode): boolean {
  const rule = rowOf(RULES, node.type);
  const type = rule && draft.type(rule.to);
  if (!rule || !type) return false;
  const computed = rule.computed ? COMPUTED[rule.computed] : undefined;
  const found = computed?.(node.values, modelOf(draft, node));
  if (found === null) return false;
  const id = draft.idOf(node.id);
  const config = { ...rule.set, ...found?.config };
  const notes = [...(rule.differs ? [rule.differs] : []), ...(found?.notes ?? [])];
  const making: Making = { draft, node, rule, id, config, notes };
  setValues(making);
  wireInputs(making);
  tellLost(making);
  const label = node.title && node.title !== node.type ? node.title : type.label;
  draft.nodes.set(id, flowNode(id, node, label, rule.to, making.config));
  draft.tell(node, notes.length > 0 ? "approximated" : "mapped", type.label, notes);
  return true;
}

function setValues(making: Making): void {
  const { draft, node, rule } = making;
  for (const [name, key] of Object.entries(rule.values ?? {})) {
    const field = draft.field(rule.to, key);
    if (!field) continue;
    const origin = draft.origin(node.inputs[name]);
    if (origin && field.isPort) draft.wire(origin, making.id, key);
    else setValue(making, field, name);
  }
}

function setValue({ draft, node, rule, config, notes }: Making, field: Field, name: string): void {
  const given = draft.constant(node.inputs[name]) ?? node.values[name];
  if (given === undefined) {
    if (node.inputs[name]) notes.push(`${field.label} was linked: set it by hand.`);
    return;
  }
  const word = rowOf(rule.words?.[name] ?? {}, String(given)) ?? given;
  // Their zero means "as the other side asks", our empty field does.
  if (rule.to === "utility:image_resize" && word === 0) return;
  const fitted = fitValue(field, word);
  if (!fitted) return;
  if (fitted.value !== null) config[field.key] = fitted.value;
  if (fitted.note) notes.push(fitted.note);
}

function wireInputs({ draft, node, rule, id, notes }: Making): void {
  for (const [name, port] of Object.entries(rule.inputs ?? {})) {
    const source = node.inputs[name];
    const origin = draft.origin(source);
    if (origin) draft.wire(origin, id, port);
    else if (source) notes.push(cutSentence(draft, source.node));
    else if (textOf(node.values[name])) wireText(draft, node, id, name, port);
  }
}

function cutSentence(draft: Draft, sourceId: string): string {
  const source = draft.byId.get(sourceId);
  const name = source?.title || source?.type;
  return name ? `The link from ${name.slice(0, 80)} is left out.` : "A link led nowhere.";
}

/** Text typed into a port that takes several becomes a text node beside it. */
function wireText(draft: Draft, node: ComfyNode, id: string, name: string, port: string): void {
  const made = `${id}-${name.replace(/[^A-Za-z0-9_-]/g, "-")}`;
  const at = { x: node.at.x - 300, y: node.at.y + draft.edges.length * 8 };
  const place = { ...node, at, mode: "active" as const };
  const config = { prompt: textOf(node.values[name]) };
  draft.nodes.set(made, flowNode(made, place, "Text", "input:text", config));
  draft.wire({ id: made, port: "text" }, id, port);
}

function tellLost({ node, rule, notes }: Making): void {
  for (const [name, [sentence, harmless]] of Object.entries(rule.lost ?? {})) {
    const value = node.values[name];
    if (value !== undefined && value !== harmless) notes.push(filled(sentence, value));
  }
}

/** The name of the model that a node is linked to, such as "4x-UltraSharp.pth". */
function modelOf(draft: Draft, node: ComfyNode): string {
  const source = draft.node(node.inputs.upscale_model);
  return textOf(source?.values.model_name ?? source?.loose[0]);
}
