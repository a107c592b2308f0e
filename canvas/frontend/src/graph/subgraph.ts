/** Turning a selection into a subgraph, and a subgraph back into its nodes. */
import type { Edge } from "@xyflow/react";
import { bounds, boxOf } from "./arrange";
import type { Types } from "./connect";
import { newId } from "./document";
import type { CardNode, Graph, Inside, Subgraph, SubgraphPort } from "./kinds";
import { portKey } from "./kinds";
import { read, write } from "./server";
import { giver, takers } from "./typeOf";

/** As many subgraphs may lie in one another; the server refuses more. */
export const MAX_DEPTH = 4;

export interface Folded {
  graph: Graph;
  id: string;
}

/** The graph with some nodes in a subgraph, or in words why that cannot be. */
export function fold(
  types: Types,
  graph: Graph,
  ids: ReadonlySet<string>,
  depth: number,
): Folded | string {
  const chosen = graph.nodes.filter((node) => ids.has(node.id));
  if (!chosen.some((node) => node.type === "card" || node.type === "subgraph"))
    return "Select the nodes that go into the subgraph";
  if (depth + 1 + Math.max(...chosen.map(depthOf)) > MAX_DEPTH)
    return `Subgraphs go ${MAX_DEPTH} deep at most`;
  const between = inBetween(graph, ids);
  if (between) return `${between.data.label || "A node"} lies between them: select it as well`;
  const id = newId("s");
  const inside: Graph = {
    nodes: chosen.map((node) => ({ ...node, selected: false })),
    edges: graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)),
  };
  const ports = new Ports(types, inside);
  const edges = graph.edges.flatMap((edge) => cut(edge, ids, id, ports));
  if (ports.outputs.length === 0) ports.offerEnds();
  const { inputs, outputs } = ports;
  const { x, y, width, height } = bounds(chosen.map(boxOf));
  const node: Subgraph = {
    id,
    type: "subgraph",
    position: { x: x + width / 2 - 132, y: y + height / 2 - 120 },
    selected: true,
    data: {
      label: "Subgraph",
      nodeType: "",
      config: {},
      mode: "active",
      ...write(inside),
      inputs,
      outputs,
    },
  };
  const others = graph.nodes.filter((one) => !ids.has(one.id));
  const nodes = [...others.map((one) => ({ ...one, selected: false })), node];
  return { graph: { nodes, edges }, id };
}

export interface Dissolved {
  graph: Graph;
  /** What an id of the subgraph's inside became. */
  idOf(inside: string): string;
}

/** The graph with the nodes of a subgraph in its place. */
export function dissolve(graph: Graph, id: string): Dissolved | null {
  const node = graph.nodes.find((one) => one.id === id);
  if (node?.type !== "subgraph") return null;
  const inner = read(node.data.nodes, node.data.edges);
  const others = graph.nodes.filter((one) => one.id !== id);
  const taken = new Set(others.map((one) => one.id));
  const ids = new Map(inner.nodes.map((one) => [one.id, taken.has(one.id) ? newId("n") : one.id]));
  const of = (inside: string) => ids.get(inside) ?? inside;
  const by = shift(node, inner.nodes);
  const nodes = inner.nodes.map((one) => ({
    ...one,
    id: of(one.id),
    position: { x: one.position.x + by.x, y: one.position.y + by.y },
    selected: true,
  }));
  const known = new Set(graph.edges.map((edge) => edge.id));
  const own = inner.edges.map((edge) => ({
    ...edge,
    id: known.has(edge.id) ? newId("e") : edge.id,
    source: of(edge.source),
    target: of(edge.target),
  }));
  const outer = graph.edges.flatMap((edge) => rejoin(edge, node, of));
  const left = others.map((one) => ({ ...one, selected: false }));
  return { graph: { nodes: [...left, ...nodes], edges: [...outer, ...own] }, idOf: of };
}

/** How many subgraphs lie in one another in a node, itself included. */
export function depthOf(node: CardNode): number {
  if (node.type !== "subgraph") return 0;
  const inner = read(node.data.nodes, node.data.edges).nodes;
  return 1 + Math.max(0, ...inner.map(depthOf));
}

/** A port that is not offered yet, with a key and a label of its own. */
export function newPort(
  types: Types,
  inside: Graph,
  side: keyof Pick<Inside, "inputs" | "outputs">,
  taken: SubgraphPort[],
  end: { nodeId: string; port: string },
): SubgraphPort {
  const { nodeId, port } = end;
  const found =
    side === "inputs"
      ? takers(types, inside, nodeId, `in-${port}`)[0]
      : giver(types, inside, nodeId, `out-${port}`);
  const name = inside.nodes.find((node) => node.id === nodeId)?.data.label;
  const label = found?.label ?? port;
  const twin = taken.some((one) => one.label === label);
  let key = found?.key ?? port;
  for (let at = 2; taken.some((one) => one.key === key); at += 1)
    key = `${found?.key ?? port}_${at}`;
  return { key, label: twin && name ? `${label} of ${name}` : label, nodeId, port };
}

class Ports {
  readonly inputs: SubgraphPort[] = [];
  readonly outputs: SubgraphPort[] = [];
  constructor(
    private readonly types: Types,
    private readonly inside: Graph,
  ) {}

  find(side: "inputs" | "outputs", nodeId: string, port: string): string {
    const ports = this[side];
    const known = ports.find((one) => one.nodeId === nodeId && one.port === port);
    if (known) return known.key;
    const made = newPort(this.types, this.inside, side, ports, { nodeId, port });
    ports.push(made);
    return made.key;
  }

  /** What nothing takes up is what the subgraph makes. */
  offerEnds(): void {
    const sources = new Set(this.inside.edges.map((edge) => edge.source));
    for (const { id, type, data } of this.inside.nodes) {
      const output = type === "card" && this.types[data.nodeType]?.outputs[0];
      if (output && !sources.has(id)) this.find("outputs", id, output.key);
    }
  }
}

function cut(edge: Edge, ids: ReadonlySet<string>, id: string, ports: Ports): Edge[] {
  const [fromInside, toInside] = [ids.has(edge.source), ids.has(edge.target)];
  if (fromInside && toInside) return [];
  if (fromInside) {
    const key = ports.find("outputs", edge.source, portKey(edge.sourceHandle));
    return [{ ...edge, source: id, sourceHandle: `out-${key}` }];
  }
  if (!toInside) return [edge];
  const key = ports.find("inputs", edge.target, portKey(edge.targetHandle));
  return [{ ...edge, target: id, targetHandle: `in-${key}` }];
}

function rejoin(edge: Edge, node: Subgraph, of: (inside: string) => string): Edge[] {
  const end = (ports: SubgraphPort[], handle: string | null | undefined) =>
    ports.find((port) => port.key === portKey(handle));
  if (edge.source === node.id) {
    const port = end(node.data.outputs, edge.sourceHandle);
    return port ? [{ ...edge, source: of(port.nodeId), sourceHandle: `out-${port.port}` }] : [];
  }
  if (edge.target !== node.id) return [edge];
  const port = end(node.data.inputs, edge.targetHandle);
  return port ? [{ ...edge, target: of(port.nodeId), targetHandle: `in-${port.port}` }] : [];
}

/** The nodes come out with their middle where the subgraph's was. */
function shift(node: Subgraph, inner: CardNode[]): { x: number; y: number } {
  if (inner.length === 0) return { x: 0, y: 0 };
  const { x, y, width, height } = bounds(inner.map(boxOf));
  const at = { x: node.position.x + 132, y: node.position.y + 120 };
  return { x: at.x - x - width / 2, y: at.y - y - height / 2 };
}

/** A node outside that is reached from the chosen ones and leads back to them: it would wait for itself. */
function inBetween({ nodes, edges }: Graph, ids: ReadonlySet<string>): CardNode | undefined {
  const after = reach(edges, ids, "source", "target");
  const before = reach(edges, ids, "target", "source");
  return nodes.find(({ id }) => !ids.has(id) && after.has(id) && before.has(id));
}

function reach(
  edges: Edge[],
  from: ReadonlySet<string>,
  near: "source" | "target",
  far: "source" | "target",
): Set<string> {
  const seen = new Set<string>();
  const ahead = [...from];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    for (const edge of edges) {
      if (edge[near] !== id || seen.has(edge[far])) continue;
      seen.add(edge[far]);
      ahead.push(edge[far]);
    }
  }
  return seen;
}
