/** What differs between two graphs, by node and by wire. Places and what is folded do not count. */
import type { GraphDocument } from "../api/runs";
import type { Json, NodeState, ServerEdge, ServerNode } from "../api/types";

export interface ValueChange {
  key: string;
  before: Json | undefined;
  after: Json | undefined;
}

export interface NodeDifference {
  id: string;
  label: string;
  nodeType: string;
  kind: "added" | "removed" | "changed";
  changes: ValueChange[];
}

export interface EdgeDifference {
  key: string;
  kind: "added" | "removed";
  from: string;
  to: string;
  edge: ServerEdge;
}

export interface Difference {
  nodes: NodeDifference[];
  edges: EdgeDifference[];
}

// What lies in a subgraph is told node by node.
const NOT_TOLD = ["collapsed", "width", "height", "config", "savedNodeId", "nodes", "edges"];
const PORTS = new Set(["inputs", "outputs"]);
const LOOKS_ONLY = new Set(NOT_TOLD);

export function diff(before: GraphDocument, after: GraphDocument): Difference {
  const own = { nodes: nodesOf(before.nodes, after.nodes), edges: edgesOf(before, after) };
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  return after.nodes.reduce<Difference>((found, node) => {
    const was = old.get(node.id);
    if (!was || node.type !== "subgraph" || was.type !== "subgraph") return found;
    const inner = diffInside(was, node);
    return { nodes: [...found.nodes, ...inner.nodes], edges: [...found.edges, ...inner.edges] };
  }, own);
}

/** Named as runs name what lies in a subgraph, and by the names of both for people. */
function diffInside(before: ServerNode, { id, data, ...after }: ServerNode): Difference {
  const { nodes, edges } = diff(insideOf(before), insideOf({ id, data, ...after }));
  const name = (inner: string) => `${data.label || "Subgraph"} › ${inner}`;
  return {
    nodes: nodes.map((node) => ({ ...node, id: `${id}__${node.id}`, label: name(node.label) })),
    edges: edges.map((edge) => ({
      ...edge,
      key: `${id}__${edge.key}`,
      from: name(edge.from),
      to: name(edge.to),
      edge: {
        ...edge.edge,
        source: `${id}__${edge.edge.source}`,
        target: `${id}__${edge.edge.target}`,
      },
    })),
  };
}

function insideOf({ data }: ServerNode): GraphDocument {
  const { nodes, edges } = data as Partial<GraphDocument>;
  return { nodes: nodes ?? [], edges: edges ?? [] };
}

export function isSame({ nodes, edges }: Difference): boolean {
  return nodes.length === 0 && edges.length === 0;
}

/** A wire is known by what it joins: drawn again it is the same. */
export function edgeKey(edge: Pick<ServerEdge, "source" | "target"> & Handles): string {
  return `${edge.source} ${edge.sourceHandle} ${edge.target} ${edge.targetHandle}`;
}

interface Handles {
  sourceHandle?: string | null;
  targetHandle?: string | null;
}

/** The seeds that two runs drew differently, by the name of the node. */
export function seedChanges(before: NodeState[], after: NodeState[]): ValueChange[] {
  const known = new Map(before.map((state) => [state.nodeId, state.seed]));
  return after
    .filter(({ nodeId, seed }) => known.has(nodeId) && known.get(nodeId) !== seed)
    .map(({ nodeId, label, seed }) => ({ key: label, before: known.get(nodeId), after: seed }));
}

function nodesOf(before: ServerNode[], after: ServerNode[]): NodeDifference[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const fresh = new Set(after.map((node) => node.id));
  const kept = after.flatMap((node): NodeDifference[] => {
    const was = old.get(node.id);
    if (!was) return [difference(node, "added", [])];
    const changes = changesOf(was, node);
    return changes.length > 0 ? [difference(node, "changed", changes)] : [];
  });
  const gone = before.filter((node) => !fresh.has(node.id));
  return [...kept, ...gone.map((node) => difference(node, "removed", []))];
}

function difference(
  node: ServerNode,
  kind: NodeDifference["kind"],
  changes: ValueChange[],
): NodeDifference {
  const { label, nodeType } = node.data;
  return {
    id: node.id,
    label: label || node.type || "Node",
    nodeType: nodeType ?? "",
    kind,
    changes,
  };
}

function changesOf(before: ServerNode, after: ServerNode): ValueChange[] {
  return [
    ...valueChanges(told(before), told(after)),
    ...valueChanges(before.data.config ?? {}, after.data.config ?? {}),
  ];
}

/** What is told of a node beside its config; ports by their names. */
function told({ data }: ServerNode): Record<string, Json | undefined> {
  const named = (value: unknown) =>
    Array.isArray(value) ? value.map((port) => port?.label || port?.key).join(", ") : value;
  const shown = Object.entries(data).filter(([key]) => !LOOKS_ONLY.has(key));
  return Object.fromEntries(
    shown.map(([key, value]) => [key, (PORTS.has(key) ? named(value) : value) as Json]),
  );
}

function valueChanges(
  before: Record<string, Json | undefined>,
  after: Record<string, Json | undefined>,
): ValueChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => stable(before[key]) !== stable(after[key]))
    .map((key) => ({ key, before: before[key], after: after[key] }));
}

/** JSON with its keys in order; an unset mode is an active node. */
function stable(value: Json | undefined): string {
  if (value === undefined || value === null || value === "active") return "";
  return JSON.stringify(value, (_, inner: Json) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

function edgesOf(before: GraphDocument, after: GraphDocument): EdgeDifference[] {
  const names = new Map(
    [...before.nodes, ...after.nodes].map(({ id, type, data }) => [id, data.label || type]),
  );
  const made = (edge: ServerEdge, kind: EdgeDifference["kind"]): EdgeDifference => ({
    key: edgeKey(edge),
    kind,
    from: names.get(edge.source) || edge.source,
    to: names.get(edge.target) || edge.target,
    edge,
  });
  const old = new Set(before.edges.map(edgeKey));
  const fresh = new Set(after.edges.map(edgeKey));
  return [
    ...after.edges.filter((edge) => !old.has(edgeKey(edge))).map((edge) => made(edge, "added")),
    ...before.edges
      .filter((edge) => !fresh.has(edgeKey(edge)))
      .map((edge) => made(edge, "removed")),
  ];
}
