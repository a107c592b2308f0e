/** Three-way merge of a workflow: what two people changed since they last agreed. */
import type { Json, ServerEdge, ServerNode } from "../api/types";

/** What a save carries. */
export interface Document {
  name: string;
  nodes: ServerNode[];
  edges: ServerEdge[];
}

/** One thing both changed, each in another way. */
export interface Clash {
  /** Empty for the workflow's own name. */
  nodeId: string;
  label: string;
  /** The changed part as a path, like `config.prompt`; empty when one side deleted the node. */
  what: string;
  mine: Json | undefined;
  theirs: Json | undefined;
}

export interface Merged {
  document: Document;
  clashes: Clash[];
}

type Plain = { [key: string]: Json | undefined };

/** Both sides' changes together; where they clash the document holds `mine`. */
export function merge(base: Document, mine: Document, theirs: Document): Merged {
  const clashes: Clash[] = [];
  const note = (nodeId: string, label: string) => (what: string, left: unknown, right: unknown) =>
    clashes.push({ nodeId, label, what, mine: left as Json, theirs: right as Json });
  const name = either(base.name, mine.name, theirs.name, "name", note("", mine.name)) as string;
  const was = byId(base.nodes);
  const here = byId(mine.nodes);
  const there = byId(theirs.nodes);
  const nodes = [...new Set([...here.keys(), ...there.keys()])].flatMap((id) => {
    const label = (here.get(id) ?? there.get(id))?.data?.label ?? id;
    const node = mergeNode(was.get(id), here.get(id), there.get(id), note(id, label));
    return node ? [node] : [];
  });
  return { document: { name, nodes, edges: mergeEdges(base, mine, theirs, nodes) }, clashes };
}

/** Whether two documents say the same. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]));
  }
  if (!isPlain(left) || !isPlain(right)) return false;
  return keysOf(left, right).every((key) => equal(left[key], right[key]));
}

type Note = (what: string, mine: unknown, theirs: unknown) => void;

function mergeNode(
  base: ServerNode | undefined,
  mine: ServerNode | undefined,
  theirs: ServerNode | undefined,
  note: Note,
): ServerNode | undefined {
  if (mine && theirs) {
    const { position, ...rest } = mine;
    const { position: there, ...others } = theirs;
    const { position: was, ...before } = base ?? { position: undefined };
    // Two who move one node do not disagree about the workflow: the last to save places it.
    const place = equal(was, position) ? there : position;
    const merged = either(before, rest, others, "", note) as Omit<ServerNode, "position">;
    return { ...merged, position: place };
  }
  const kept = mine ?? theirs;
  if (!base) return kept;
  if (!kept || equal(base, kept)) return undefined;
  const moved = { ...kept, position: base.position };
  if (equal(base, moved)) return undefined;
  note("", mine ? "changed" : "deleted", theirs ? "changed" : "deleted");
  return mine;
}

/** The side that changed; both changed alike is one change, else objects are merged by key. */
function either(base: unknown, mine: unknown, theirs: unknown, path: string, note: Note): unknown {
  if (equal(mine, theirs) || equal(base, theirs)) return mine;
  if (equal(base, mine)) return theirs;
  if (!isPlain(mine) || !isPlain(theirs)) {
    note(path.replace(/^data\./, ""), mine, theirs);
    return mine;
  }
  const before = isPlain(base) ? base : {};
  const merged: Plain = {};
  for (const key of keysOf(mine, theirs)) {
    const step = path ? `${path}.${key}` : key;
    const value = either(before[key], mine[key], theirs[key], step, note);
    if (value !== undefined) merged[key] = value as Json;
  }
  return merged;
}

function mergeEdges(
  base: Document,
  mine: Document,
  theirs: Document,
  nodes: ServerNode[],
): ServerEdge[] {
  const known = new Set(nodes.map((node) => node.id));
  const was = new Set(base.edges.map(wire));
  const here = new Set(mine.edges.map(wire));
  const there = new Set(theirs.edges.map(wire));
  const kept = mine.edges.filter((edge) => there.has(wire(edge)) || !was.has(wire(edge)));
  const added = theirs.edges.filter((edge) => !here.has(wire(edge)) && !was.has(wire(edge)));
  return [...kept, ...added].filter((edge) => known.has(edge.source) && known.has(edge.target));
}

/** What a wire joins: its id says nothing, for both sides may draw the same one. */
function wire(edge: ServerEdge): string {
  return `${edge.source} ${edge.sourceHandle} ${edge.target} ${edge.targetHandle}`;
}

function byId(nodes: ServerNode[]): Map<string, ServerNode> {
  return new Map(nodes.map((node) => [node.id, node]));
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function keysOf(left: Plain, right: Plain): string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])];
}
