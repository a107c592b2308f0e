/** Mentions go on meaning the same nodes when those get other names, ids or levels. */
import type { Types } from "./connect";
import type { CardNode, Whole } from "./kinds";
import { wholeOf } from "./levels";
import { Names, promptsOf, renamed } from "./mentions";
import { read, write } from "./server";

/** Where a node lies: the subgraphs from the outside in, and its id. */
type Path = string[];
type Change = (text: string, path: Path) => string;

/** The document with every mention of a renamed node of the open level following its new name. */
export function followRename(
  types: Types,
  whole: Whole,
  id: string,
  before: string,
  after: string,
): Whole {
  const labelled = (label: string) => ({
    ...whole,
    nodes: whole.nodes.map((node) =>
      node.id === id ? ({ ...node, data: { ...node.data, label } } as CardNode) : node,
    ),
  });
  const then = new Names(types, wholeOf(labelled(before)));
  const now = new Names(types, wholeOf(labelled(after)));
  const meant = [...whole.outer.map((level) => level.id), id].join("__");
  return rewritten(types, whole, (text, path) => {
    const levels = path.slice(0, -1);
    return renamed(text, (name) =>
      name.toLowerCase() === before.toLowerCase() && then.called(name, levels) === meant
        ? now.nameOf(meant, levels)
        : name,
    );
  });
}

/** The document after nodes went elsewhere; `moved` says where a path of before leads now. */
export function keepMeaning(
  types: Types,
  before: Whole,
  after: Whole,
  moved: (path: Path) => Path,
): Whole {
  const then = new Names(types, wholeOf(before));
  const now = new Names(types, wholeOf(after));
  const places = [...then.places.values()].map(({ node, levels }) => [...levels, node.id]);
  const origins = new Map(places.map((path) => [moved(path).join("__"), path]));
  return rewritten(types, after, (text, path) => {
    const from = origins.get(path.join("__"));
    const levels = path.slice(0, -1);
    return renamed(text, (name) => {
      const meant = from && then.called(name, from.slice(0, -1));
      const place = meant && then.places.get(meant);
      if (!place) return name;
      const target = moved([...place.levels, place.node.id]).join("__");
      return now.called(name, levels) === target ? name : now.nameOf(target, levels);
    });
  });
}

/** The document with its prompts changed, on every level; what does not change stays the object it is. */
function rewritten(types: Types, whole: Whole, change: Change): Whole {
  const levels = whole.outer.map(({ id }) => id);
  const outer = whole.outer.map((level, depth) => {
    // What is open lies in it as it was when it was opened.
    const nodes = inLevel(types, level.graph.nodes, levels.slice(0, depth), change, level.id);
    return nodes === level.graph.nodes ? level : { ...level, graph: { ...level.graph, nodes } };
  });
  return { ...whole, outer, nodes: inLevel(types, whole.nodes, levels, change) };
}

function inLevel(
  types: Types,
  nodes: CardNode[],
  levels: Path,
  change: Change,
  open?: string,
): CardNode[] {
  const next = nodes.map((node) => {
    if (node.id === open) return node;
    const path = [...levels, node.id];
    return node.type === "subgraph"
      ? inSubgraph(types, node, path, change)
      : inPrompts(types, node, path, change);
  });
  return next.some((node, at) => node !== nodes[at]) ? next : nodes;
}

function inSubgraph(
  types: Types,
  node: Extract<CardNode, { type: "subgraph" }>,
  path: Path,
  change: Change,
): CardNode {
  const inner = read(node.data.nodes, node.data.edges);
  const nodes = inLevel(types, inner.nodes, path, change);
  if (nodes === inner.nodes) return node;
  return { ...node, data: { ...node.data, ...write({ ...inner, nodes }) } };
}

function inPrompts(types: Types, node: CardNode, path: Path, change: Change): CardNode {
  const prompts = promptsOf(types, node).map(([key, text]) => [key, change(text, path)] as const);
  const changed = prompts.filter(([key, text]) => text !== node.data.config[key]);
  if (changed.length === 0) return node;
  const config = { ...node.data.config, ...Object.fromEntries(changed) };
  return { ...node, data: { ...node.data, config } } as CardNode;
}
