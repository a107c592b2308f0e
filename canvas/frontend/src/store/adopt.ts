/** Brings changes that were made elsewhere into the graph on the canvas, and into its history. */
import { fromServer, type Graph, toServer, type Whole } from "../graph/document";
import { type Document, equal, merge } from "../graph/merge";
import { useEditor } from "./editor";
import { usePage } from "./page";
import type { Snapshot } from "./undo";

/** What is on the canvas, as a save would carry it. */
export function current(): Document {
  return { name: usePage.getState().name, ...toServer(useEditor.getState()) };
}

/**
 * Shows `next`. Nodes that did not change stay the objects they are, and are not drawn anew. With
 * `from` and `to`, what changed between them enters every step of undo too: undoing one's own
 * edits must not undo those of others.
 */
export function adopt(next: Document, from?: Document, to?: Document): void {
  const { nodes, edges, outer, past, future } = useEditor.getState();
  const rebase = (step: Snapshot): Snapshot => {
    if (!from || !to) return step;
    const { document } = merge(from, { name: step.name, ...toServer(step) }, to);
    return { name: document.name, ...reuseLevels(step, document) };
  };
  useEditor.setState({
    ...reuseLevels({ nodes, edges, outer }, next),
    past: past.map(rebase),
    future: future.map(rebase),
  });
  usePage.getState().set({ name: next.name });
}

/** The same level of `next`, or the innermost one around it that is still there. */
function reuseLevels({ nodes, edges, outer }: Whole, next: Document): Whole {
  const [root, ...inner] = [...outer.map(({ graph }) => graph), { nodes, edges }];
  let made: Whole = { ...reuse(root ?? { nodes, edges }, next), outer: [] };
  for (const [depth, graph] of inner.entries()) {
    const id = outer[depth]?.id ?? "";
    const found = made.nodes.find((node) => node.id === id);
    if (found?.type !== "subgraph") return made;
    const level = { id, graph: { nodes: made.nodes, edges: made.edges } };
    made = { ...reuse(graph, found.data), outer: [...made.outer, level] };
  }
  return made;
}

function reuse(graph: Graph, next: Pick<Document, "nodes" | "edges">): Graph {
  const made = fromServer(next.nodes, next.edges);
  const saved = toServer({ ...graph, outer: [] });
  const known = new Map(graph.nodes.map((node, index) => [node.id, { node, index }]));
  const nodes = made.nodes.map((node, index) => {
    const old = known.get(node.id);
    if (!old) return node;
    if (equal(saved.nodes[old.index], next.nodes[index])) return old.node;
    const { position, data, width, height } = node;
    return { ...old.node, position, data, width, height } as typeof node;
  });
  const wires = new Map(graph.edges.map((edge, index) => [edge.id, { edge, index }]));
  const edges = made.edges.map((edge, index) => {
    const old = wires.get(edge.id);
    return old && equal(saved.edges[old.index], next.edges[index]) ? old.edge : edge;
  });
  return { nodes, edges };
}
