/** A sampler, with all that hangs on it, becomes one node that makes or repaints a picture. */
import type { Json } from "../../api/types";
import { numberOf, textOf } from "../json";
import { EDIT, EMPTY, GENERATE, rowOf, SAMPLERS, type Sampler } from "./classes";
import type { Draft, Origin } from "./draft";
import { fitValue } from "./fit";
import type { ComfyNode, Source } from "./model";
import { findPrompts, type Prompt } from "./prompts";
import { flowNode } from "./shape";
import { AFTER_RUN } from "./widgets";

interface Making {
  draft: Draft;
  node: ComfyNode;
  row: Sampler;
  nodeType: string;
  config: Record<string, Json>;
  notes: string[];
}

/** Text nodes are made for the prompts that need them: `textNode` says which output stands for one. */
export function addSampler(draft: Draft, node: ComfyNode, textNode: (prompt: Prompt) => Origin) {
  const row = rowOf(SAMPLERS, node.type);
  if (!row) return;
  const picture = draft.origin(node.inputs[row.picture]);
  const nodeType = picture ? EDIT : GENERATE;
  const type = draft.type(nodeType);
  if (!type) return;
  const making: Making = { draft, node, row, nodeType, config: {}, notes: [] };
  const id = draft.idOf(node.id);
  if (picture) draft.wire(picture, id, "image");
  addPositive(making, textNode);
  addNegative(making);
  addNumbers(making, picture !== null);
  if (!picture) addSize(making);
  making.notes.push(...lostOf(node));
  const label = node.title && node.title !== node.type ? node.title : type.label;
  draft.nodes.set(id, flowNode(id, node, label, nodeType, making.config));
  draft.tell(node, "approximated", type.label, [...new Set(making.notes)]);
}

function addPositive({ draft, node, row, notes, config }: Making, textNode: (p: Prompt) => Origin) {
  const found = row.positive.map((path) => findPrompts(draft, sourceAt(draft, node, path)));
  const prompts = found.flatMap((one) => one.prompts);
  notes.push(...found.flatMap((one) => one.notes));
  const guidance = found.find((one) => one.guidance !== null)?.guidance;
  if (guidance != null) config.guidance_scale = guidance;
  const id = draft.idOf(node.id);
  const [first, ...others] = prompts.map((prompt) => prompt.origin ?? textNode(prompt));
  if (!first) notes.push("No prompt leads here: write one.");
  else if (others.length === 0) draft.wire(first, id, "prompt");
  else {
    const joined = `${id}-prompts`;
    const at = { x: node.at.x - 300, y: node.at.y };
    const place = { ...node, at, mode: "active" as const };
    const settings = { separator: ", " };
    draft.nodes.set(joined, flowNode(joined, place, "Prompts", "utility:prompt_concat", settings));
    for (const origin of [first, ...others]) draft.wire(origin, joined, "texts");
    draft.wire({ id: joined, port: "text" }, id, "prompt");
  }
}

/** Words that are to be avoided stand in the node itself, unless they come from elsewhere. */
function addNegative({ draft, node, row, config, notes, nodeType }: Making): void {
  const found = (row.negative ?? []).map((path) => findPrompts(draft, sourceAt(draft, node, path)));
  const prompts = found.flatMap((one) => one.prompts);
  const linked = prompts.find((prompt) => prompt.origin);
  if (linked?.origin) draft.wire(linked.origin, draft.idOf(node.id), "negative_prompt");
  if (linked && prompts.length > 1) notes.push("Only one of the negative prompts is kept.");
  const text = prompts.map((prompt) => prompt.text).filter((words) => words !== "");
  if (!linked && text.length > 0) config.negative_prompt = text.join(", ");
  const label = draft.type(nodeType)?.label ?? "";
  for (const prompt of prompts) {
    if (prompt.origin || draft.lines.has(prompt.node.id)) continue;
    const words = prompt.text ? `Negative prompt of ${label}` : "";
    draft.tell(prompt.node, "mapped", words || "Left out: it is empty");
  }
}

function addNumbers(making: Making, edits: boolean): void {
  const { draft, node, row, config, notes } = making;
  addNumber(making, "num_inference_steps", row.steps);
  if (config.guidance_scale === undefined) addNumber(making, "guidance_scale", row.guidance);
  else put(making, "guidance_scale", config.guidance_scale);
  addSeed(making);
  const denoise = row.denoise ? valueAt(draft, node, row.denoise) : 1;
  if (edits) put(making, "strength", numberOf(denoise, 1));
  else if (numberOf(denoise, 1) < 1) notes.push("Starts from nothing: the picture is new.");
}

function addNumber(making: Making, key: string, path: string): void {
  const value = valueAt(making.draft, making.node, path);
  if (value !== undefined) put(making, key, value);
}

function addSeed(making: Making): void {
  const { draft, node, row, notes } = making;
  const { owner, name } = ownerOf(draft, node, row.seed);
  const origin = draft.origin(owner?.inputs[name]);
  if (origin) draft.wire(origin, draft.idOf(node.id), "seed");
  // "Randomize" draws a new seed for each run, which is what an empty field does here.
  if (origin || owner?.values[AFTER_RUN] === "randomize") return;
  const after = textOf(owner?.values[AFTER_RUN]);
  if (after === "increment" || after === "decrement")
    notes.push("The seed does not change after a run.");
  addNumber(making, "seed", row.seed);
}

function put({ draft, nodeType, config, notes }: Making, key: string, value: Json): void {
  const field = draft.field(nodeType, key);
  const fitted = field && fitValue(field, value);
  if (!fitted) return;
  config[key] = fitted.value;
  if (fitted.note) notes.push(fitted.note);
}

/** The size stands in the latent the sampler starts from. */
function addSize(making: Making): void {
  const { draft, node, row, nodeType, config, notes } = making;
  const latent = startOf(draft, node.inputs[row.picture]);
  if (!latent || !EMPTY.has(latent.type)) return;
  const width = numberOf(valueAt(draft, latent, "width"));
  const height = numberOf(valueAt(draft, latent, "height"));
  const field = draft.field(nodeType, "size");
  const size = field?.options && nearestSize(field.options, width, height);
  if (size) config.size = size;
  if (size !== `${width}x${height}` && width > 0) {
    notes.push(
      size
        ? `The size ${width} × ${height} becomes ${size}.`
        : `Made in the model's own size, not ${width} × ${height}.`,
    );
  }
  const batch = numberOf(latent.values.batch_size, 1);
  if (batch > 1) notes.push(`One picture is made, not ${batch}.`);
}

function nearestSize(options: Json[], width: number, height: number): Json {
  const off = (option: Json) => {
    const [x = 1, y = 1] = textOf(option).split("x").map(Number);
    return Math.abs(Math.log(x / y / (width / height || 1)));
  };
  return [...options].sort((one, other) => off(one) - off(other))[0] ?? null;
}

function startOf(draft: Draft, source: Source | undefined): ComfyNode | undefined {
  let node = draft.node(source);
  for (let steps = 0; node && steps < 100; steps += 1) {
    if (EMPTY.has(node.type)) return node;
    node = draft.node(node.inputs.samples ?? Object.values(node.inputs)[0]);
  }
  return undefined;
}

/** `guider.cfg`: the value `cfg` of the node that is linked to the input `guider`. */
function ownerOf(draft: Draft, node: ComfyNode, path: string) {
  const names = path.split(".");
  const name = names.pop() ?? "";
  let owner: ComfyNode | undefined = node;
  for (const input of names) owner = owner && throughReroutes(draft, owner.inputs[input]);
  return { owner, name };
}

function throughReroutes(draft: Draft, source: Source | undefined): ComfyNode | undefined {
  let node = draft.node(source);
  for (let steps = 0; node?.type === "Reroute" && steps < 100; steps += 1) {
    node = draft.node(Object.values(node.inputs)[0]);
  }
  return node;
}

function sourceAt(draft: Draft, node: ComfyNode, path: string): Source | undefined {
  const { owner, name } = ownerOf(draft, node, path);
  return owner?.inputs[name];
}

function valueAt(draft: Draft, node: ComfyNode, path: string): Json | undefined {
  const { owner, name } = ownerOf(draft, node, path);
  return draft.constant(owner?.inputs[name]) ?? owner?.values[name];
}

function lostOf(node: ComfyNode): string[] {
  const { sampler_name, scheduler, start_at_step, end_at_step } = node.values;
  const lost = [sampler_name, scheduler].filter((word) => textOf(word) !== "");
  const part = numberOf(start_at_step) > 0 || numberOf(end_at_step, 10_000) < 1_000;
  return [
    ...(lost.length > 0 ? [`The model's own sampler replaces ${lost.join(", ")}.`] : []),
    ...(part ? ["All steps are made here, not a part of them."] : []),
  ];
}
