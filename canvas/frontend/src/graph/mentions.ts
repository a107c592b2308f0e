/** `{{name}}` in a prompt stands for the text of another node: finding and offering them. */
import type { Types } from "./connect";
import { flatten } from "./flatten";
import type { CardNode, Graph, Whole } from "./kinds";
import { wholeOf } from "./levels";
import { read } from "./server";

const MENTION = /\{\{[ \t]*([^{}\s](?:[^{}\n]{0,198}[^{}\s])?)[ \t]*\}\}/g;
const WRITABLE = new Set(["TEXT", "NUMBER", "BOOLEAN", "JSON"]);

export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map((match) => match[1] ?? ""))];
}

/** The text with its mentions under other names; one that keeps its name stays as it was written. */
export function renamed(text: string, to: (name: string) => string): string {
  return text.replace(MENTION, (whole, name: string) => {
    const next = to(name);
    return next === name ? whole : `{{${next}}}`;
  });
}

/** A node, and the subgraphs it lies in, outermost first. */
export interface Place {
  node: CardNode;
  levels: string[];
}

export function* placesOf(nodes: CardNode[], levels: string[] = []): Generator<Place> {
  for (const node of nodes) {
    if (node.type !== "subgraph") yield { node, levels };
    else yield* placesOf(read(node.data.nodes, node.data.edges).nodes, [...levels, node.id]);
  }
}

/** As runs name the node. */
export function flatId({ node, levels }: Place): string {
  return [...levels, node.id].join("__");
}

/**
 * What names stand for in a whole document, as on the server: among the nodes of the same level by
 * id and then by label, then on each level around it, and at last anywhere by label.
 */
export class Names {
  readonly places = new Map<string, Place>();
  private readonly labels = new Map<string, string>();

  constructor(types: Types, { nodes }: Pick<Graph, "nodes">) {
    for (const place of placesOf(nodes)) {
      if (!types[place.node.data.nodeType]) continue;
      const flat = flatId(place);
      const label = place.node.data.label.toLowerCase();
      if (!this.places.has(flat)) this.places.set(flat, place);
      for (const key of [`${place.levels.join("__")} ${label}`, `* ${label}`])
        if (!this.labels.has(key)) this.labels.set(key, flat);
    }
  }

  /** The flat id of the node that is meant on a level. */
  called(name: string, levels: string[]): string | undefined {
    const label = name.toLowerCase();
    for (let depth = levels.length; depth >= 0; depth -= 1) {
      const here = levels.slice(0, depth);
      const flat = [...here, name].join("__");
      if (this.places.has(flat)) return flat;
      const found = this.labels.get(`${here.join("__")} ${label}`);
      if (found !== undefined) return found;
    }
    return this.labels.get(`* ${label}`);
  }

  /** How a node is called on a level: by its label where that says which, else by its id. */
  nameOf(flat: string, levels: string[]): string {
    const { label, id } = { label: "", id: flat, ...this.idOf(flat) };
    const says = (name: string) => this.called(name, levels) === flat;
    if (label && !/[{}\n]/.test(label) && says(label)) return label;
    return says(id) ? id : flat;
  }

  private idOf(flat: string): { label: string; id: string } | undefined {
    const node = this.places.get(flat)?.node;
    return node && { label: node.data.label, id: node.id };
  }
}

export interface Offer {
  id: string;
  name: string;
  label: string;
  /** What the node says now, for recognising it. */
  text: string;
}

/** The nodes of the open level that one may mention: those that give text and do not wait for it. */
export function offers(types: Types, whole: Whole, id: string): Offer[] {
  const graph = wholeOf(whole);
  const names = new Names(types, graph);
  const levels = whole.outer.map((level) => level.id);
  const flat = (node: string) => [...levels, node].join("__");
  const after = downstream(types, graph, flat(id));
  const giving = whole.nodes.filter(
    (node) =>
      !after.has(flat(node.id)) &&
      types[node.data.nodeType]?.outputs.some(({ type }) => WRITABLE.has(type)),
  );
  return giving.map((node) => {
    const { label, config } = node.data;
    const text = Object.values(config).find((value) => typeof value === "string") ?? "";
    const name = names.nameOf(flat(node.id), levels);
    return { id: node.id, name, label: label || node.id, text };
  });
}

/** What each node of a whole document mentions: the mentioned one and its reader, as runs name them. */
export function mentionLinks(types: Types, graph: Graph): [string, string][] {
  const names = new Names(types, graph);
  const linked = new Set(flatten(graph).edges.map((edge) => `${edge.target} ${edge.targetHandle}`));
  return [...names.places].flatMap(([flat, { node, levels }]) =>
    promptsOf(types, node)
      .filter(([key]) => !linked.has(`${flat} in-${key}`))
      .flatMap(([, text]) => namesIn(text))
      .flatMap((name): [string, string][] => {
        const source = names.called(name, levels);
        return source === undefined ? [] : [[source, flat]];
      }),
  );
}

/** The texts of a node that may mention others, by field. */
export function promptsOf(types: Types, node: CardNode): [string, string][] {
  const fields = types[node.data.nodeType]?.inputs.filter(({ widget }) => widget === "prompt");
  return (fields ?? []).flatMap(({ key }): [string, string][] => {
    const text = node.data.config[key];
    return typeof text === "string" ? [[key, text]] : [];
  });
}

function downstream(types: Types, graph: Graph, id: string): Set<string> {
  const pairs = [
    ...flatten(graph).edges.map((edge): [string, string] => [edge.source, edge.target]),
    ...mentionLinks(types, graph),
  ];
  const found = new Set([id]);
  const ahead = [id];
  for (let one = ahead.pop(); one !== undefined; one = ahead.pop()) {
    for (const [source, target] of pairs) {
      if (source !== one || found.has(target)) continue;
      found.add(target);
      ahead.push(target);
    }
  }
  return found;
}
