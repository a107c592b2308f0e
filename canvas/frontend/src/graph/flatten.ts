/** The whole document without subgraphs, with the ids that runs and refusals name. */
import { type CardNode, type Graph, portKey } from "./kinds";
import { read } from "./server";

type Ends = Map<string, { id: string; port: string }>;

export function flatten(graph: Graph): Graph {
  const { nodes, edges } = unfold(graph);
  return { nodes, edges };
}

function unfold(graph: Graph): Graph & { inputs: Ends; outputs: Ends } {
  const nodes: CardNode[] = [];
  const edges: Graph["edges"] = [];
  const inputs: Ends = new Map();
  const outputs: Ends = new Map();
  for (const node of graph.nodes) {
    if (node.type !== "subgraph") {
      nodes.push(node);
      continue;
    }
    const inner = unfold(read(node.data.nodes, node.data.edges));
    const mark = (id: string) => `${node.id}__${id}`;
    nodes.push(...inner.nodes.map((one) => ({ ...one, id: mark(one.id) })));
    for (const edge of inner.edges)
      edges.push({
        ...edge,
        id: mark(edge.id),
        source: mark(edge.source),
        target: mark(edge.target),
      });
    for (const { key, nodeId, port } of node.data.inputs) {
      const end = inner.inputs.get(`${nodeId} ${port}`) ?? { id: nodeId, port };
      inputs.set(`${node.id} ${key}`, { ...end, id: mark(end.id) });
    }
    for (const { key, nodeId, port } of node.data.outputs) {
      const end = inner.outputs.get(`${nodeId} ${port}`) ?? { id: nodeId, port };
      outputs.set(`${node.id} ${key}`, { ...end, id: mark(end.id) });
    }
  }
  for (const edge of graph.edges) {
    const from = outputs.get(`${edge.source} ${portKey(edge.sourceHandle)}`);
    const into = inputs.get(`${edge.target} ${portKey(edge.targetHandle)}`);
    edges.push({
      ...edge,
      ...(from && { source: from.id, sourceHandle: `out-${from.port}` }),
      ...(into && { target: into.id, targetHandle: `in-${into.port}` }),
    });
  }
  return { nodes, edges, inputs, outputs };
}
