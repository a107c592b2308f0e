/** Over which pictures the mask of a field can be painted, the likeliest first. */
import type { Json, NodeState } from "../api/types";
import type { Types } from "../graph/connect";
import type { CardNode, Graph } from "../graph/document";
import { itemsOf, type MaskTarget } from "./items";

export interface Picture {
  url: string;
  title: string;
}

type States = Record<string, NodeState | undefined>;

export function picturesFor(
  types: Types,
  graph: Graph,
  states: States,
  target: MaskTarget,
): Picture[] {
  const node = graph.nodes.find(({ id }) => id === target.nodeId);
  if (!node) return [];
  const found = [
    ...users(types, graph, node).flatMap((user) => ofInputs(types, graph, states, user, target)),
    ...graph.nodes.flatMap((any) => ofNode(any, states)),
  ];
  const own = urlOf(node.data.config[target.field.key]);
  const seen = new Set<string>(own ? [own] : []);
  return found.filter(({ url }) => !seen.has(url) && seen.add(url));
}

/** A mask that is an input itself belongs to the pictures of the nodes it feeds. */
function users(types: Types, graph: Graph, node: CardNode): CardNode[] {
  if (types[node.data.nodeType]?.kind !== "input") return [node];
  const fed = graph.edges.filter(({ source }) => source === node.id).map(({ target }) => target);
  return graph.nodes.filter(({ id }) => fed.includes(id));
}

/** What reaches a node's picture inputs: the one just before the mask is what it is laid over. */
function ofInputs(
  types: Types,
  graph: Graph,
  states: States,
  node: CardNode,
  target: MaskTarget,
): Picture[] {
  const fields = types[node.data.nodeType]?.inputs ?? [];
  const mask = fields.findIndex(({ key, type }) => key === target.field.key || type === "MASK");
  const before = fields.slice(0, Math.max(0, mask)).reverse();
  const pictures = [...before, ...fields.slice(mask + 1)].filter(({ type }) => type === "IMAGE");
  return pictures.flatMap((field) => {
    const handle = `in-${field.key}`;
    const edge = graph.edges.find(
      (wire) => wire.target === node.id && wire.targetHandle === handle,
    );
    const source = graph.nodes.find(({ id }) => id === edge?.source);
    if (source) return ofNode(source, states);
    const url = urlOf(node.data.config[field.key]);
    return url ? [{ url, title: `${node.data.label}, ${field.label}` }] : [];
  });
}

function ofNode(node: CardNode, states: States): Picture[] {
  const title = node.data.label;
  const made = itemsOf(states[node.id]).filter(({ kind }) => kind === "image");
  const kept = Object.values(node.data.config).map(urlOf);
  return [...kept, ...made.map(({ url }) => url)].flatMap((url) => (url ? [{ url, title }] : []));
}

function urlOf(value: Json | undefined): string | undefined {
  if (!value || typeof value !== "object" || Array.isArray(value)) return undefined;
  const { url, contentType } = value;
  const isPicture = typeof contentType === "string" && contentType.startsWith("image/");
  return isPicture && typeof url === "string" ? url : undefined;
}
