/** What a call from code sends along: the inputs that make this workflow what it is. */
import type { Types } from "./connect";
import { type CardNode, type Graph, portKey } from "./document";
import { type TriggerData, WORDS } from "./sample";

/** Exposed inputs by their keys; else the texts by their names; else prompts that nothing feeds. */
export function triggerDataOf(types: Types, graph: Graph): TriggerData {
  const found = [exposed(graph), texts(graph), openPrompts(types, graph)];
  return found.find((data) => Object.keys(data).length > 0) ?? {};
}

function exposed({ nodes }: Graph): TriggerData {
  const entries = nodes.flatMap(({ data }) => {
    const keys = (data as { exposed?: Record<string, string> }).exposed ?? {};
    return Object.entries(keys).map(([key, field]) => [key, data.config?.[field] ?? ""] as const);
  });
  return Object.fromEntries(entries);
}

/** One text is "prompt" to every caller; of several, each has its own name. */
function texts({ nodes }: Graph): TriggerData {
  const inputs = nodes.filter((node) => node.data.nodeType === "input:text");
  const [first] = inputs;
  if (!first) return {};
  if (inputs.length === 1) return { prompt: wordsOf(first) };
  const labels = inputs.map((node) => node.data.label);
  const isOwn = (label: string) =>
    label !== "" && labels.filter((one) => one === label).length === 1;
  return Object.fromEntries(
    inputs.map((node) => [isOwn(node.data.label) ? node.data.label : node.id, wordsOf(node)]),
  );
}

function openPrompts(types: Types, { nodes, edges }: Graph): TriggerData {
  const linked = (node: CardNode, key: string) =>
    edges.some((edge) => edge.target === node.id && portKey(edge.targetHandle) === key);
  const open = nodes.find((node) => {
    const field = types[node.data.nodeType]?.inputs.find(({ key }) => key === "prompt");
    return field?.isPort && !linked(node, "prompt");
  });
  return open ? { prompt: wordsOf(open) } : {};
}

function wordsOf(node: CardNode): string {
  const words = node.data.config.prompt;
  return typeof words === "string" && words !== "" ? words : WORDS;
}
