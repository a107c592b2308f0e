/** The node type of any kind of node: a subgraph's is made from what its ports stand for. */
import type { Field, NodeType, Output } from "../api/types";
import type { Types } from "./connect";
import { originOf } from "./flow";
import { type CardNode, frozenOf, type Graph, type SubgraphData } from "./kinds";
import { read } from "./server";

type Typed = Pick<CardNode, "type" | "data">;

const VALUE = { key: "value", type: "ANY", label: "Value", multiple: false } as const;
const NOTHING = { default: null, min: null, max: null, step: null, options: null, description: "" };
const PLAIN = { integer: false, unit: "", advanced: false };
const PORT: Field = {
  ...VALUE,
  ...NOTHING,
  ...PLAIN,
  isPort: true,
  required: false,
  widget: "none",
};
const BLANK: NodeType = {
  nodeType: "",
  label: "",
  category: "Structure",
  description: "",
  inputs: [],
  outputs: [],
  credits: 0,
  unit: "run",
  latencySeconds: null,
  creditsEstimated: false,
  creditsPerRun: 0,
  availability: "ready",
  license: "",
  memoryGib: null,
  maker: "",
  kind: "utility",
  task: null,
  keywords: "",
};
const REROUTE: NodeType = { ...BLANK, label: "Reroute", inputs: [PORT], outputs: [{ ...VALUE }] };

const made = new WeakMap<object, { types: Types; type: NodeType }>();

export function typeOf(types: Types, node: Typed): NodeType | undefined {
  if (node.type === "card") return types[node.data.nodeType];
  if (node.type === "reroute") return REROUTE;
  if (node.type !== "subgraph") return undefined;
  const known = made.get(node.data);
  if (known?.types === types) return known.type;
  const type = typeOfSubgraph(types, node.data as SubgraphData);
  made.set(node.data, { types, type });
  return type;
}

/** What a node is called; a reroute has no name of its own. */
export function nameOf(types: Types, node: CardNode): string {
  return node.data.label || typeOf(types, node)?.label || node.id;
}

/** What a run of these nodes costs with the default settings, in credits. */
export function creditsOf(types: Types, nodes: CardNode[]): number {
  return nodes
    .filter(({ data }) => data.mode === "active" && !frozenOf(data))
    .reduce((sum, node) => sum + (typeOf(types, node)?.creditsPerRun ?? 0), 0);
}

/** The output of a node as it counts for types: a reroute's is its source's. */
export function giver(
  types: Types,
  graph: Graph,
  source: string,
  sourceHandle: string,
): Output | undefined {
  const origin = originOf(graph, { source, sourceHandle });
  const outputs = origin && typeOf(types, origin.node)?.outputs;
  return outputs?.find(({ key }) => `out-${key}` === origin?.handle);
}

/** The inputs behind an input: a reroute has those it leads to; one that leads nowhere its own. */
export function takers(types: Types, graph: Graph, target: string, handle: string): Field[] {
  const ends: Field[] = [];
  const seen = new Set<string>();
  const ahead = [{ target, handle }];
  for (let at = ahead.pop(); at; at = ahead.pop()) {
    const { target: id, handle: port } = at;
    const node = graph.nodes.find((one) => one.id === id);
    if (!node || seen.has(id + port)) continue;
    seen.add(id + port);
    const onward = graph.edges.filter((edge) => node.type === "reroute" && edge.source === id);
    for (const edge of onward) ahead.push({ target: edge.target, handle: edge.targetHandle ?? "" });
    const type = typeOf(types, node);
    const field = type?.inputs.find(({ key }) => `in-${key}` === port);
    // An input node has no port of its own, but a workflow in another one is fed through it.
    if (onward.length === 0 && field && (field.isPort || type?.kind === "input")) ends.push(field);
  }
  return ends;
}

function typeOfSubgraph(types: Types, data: SubgraphData): NodeType {
  const inner = read(data.nodes, data.edges);
  const count = inner.nodes.filter(({ type }) => type === "card" || type === "subgraph").length;
  const inputs = data.inputs.flatMap(({ key, label, nodeId, port }): Field[] => {
    const [field] = takers(types, inner, nodeId, `in-${port}`);
    const value = inner.nodes.find(({ id }) => id === nodeId)?.data.config[port];
    const named = { key, label: label || field?.label || key };
    // Set inside, not on the subgraph's card: there it is only shown.
    const shown = {
      isPort: true,
      widget: "none",
      options: null,
      default: value ?? field?.default ?? null,
    };
    return field ? [{ ...field, ...named, ...shown }] : [];
  });
  const outputs = data.outputs.flatMap(({ key, label, nodeId, port }): Output[] => {
    const output = giver(types, inner, nodeId, `out-${port}`);
    return output ? [{ ...output, key, label: label || output.label }] : [];
  });
  const within = count === 1 ? "1 node inside" : `${count} nodes inside`;
  return {
    ...BLANK,
    nodeType: "subgraph",
    label: data.workflowId ? `Workflow · ${within}` : within,
    inputs,
    outputs,
    credits: creditsOf(types, inner.nodes),
    creditsPerRun: creditsOf(types, inner.nodes),
    kind: "model",
  };
}
