/** Turns a result into an input node of the graph, and wires it where it was asked to go. */
import type { Json, NodeType, PortType } from "../api/types";
import { connect, type Types } from "../graph/connect";
import { type CardNode, type Graph, isRunnable, makeNode } from "../graph/document";
import { nodeNamed } from "../graph/levels";
import { freePlace } from "../graph/place";
import { fits } from "../graph/ports";
import { typeOf } from "../graph/typeOf";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useToasts } from "../store/toasts";
import { resultOf } from "./changes";
import { assetIdOf, type Item, type Kind } from "./items";

export interface PortChoice {
  nodeId: string;
  key: string;
  label: string;
}

export type InputKind = Exclude<Kind, "json"> | "mask";

const TYPES: Record<InputKind, string> = {
  image: "input:image",
  mask: "input:mask",
  video: "input:video",
  audio: "input:audio",
  model: "input:model3d",
  text: "input:text",
};

export function inputType(types: Types, kind: Kind | "mask"): NodeType | undefined {
  return kind === "json" ? undefined : types[TYPES[kind]];
}

/** Every input of the graph that takes such a value, as "Node, Field". */
export function portsFor(types: Types, nodes: CardNode[], type: PortType): PortChoice[] {
  return nodes.flatMap((node) =>
    (isRunnable(node) ? (typeOf(types, node)?.inputs ?? []) : [])
      .filter((field) => field.isPort && fits({ type }, field))
      .map((field) => ({
        nodeId: node.id,
        key: field.key,
        label: `${node.data.label}, ${field.label}`,
      })),
  );
}

/** The graph with an input node that holds the value, selected, near `nearId`. */
export function withInput(
  types: Types,
  graph: Graph,
  type: NodeType,
  value: Json,
  { nearId, port }: { nearId?: string; port?: PortChoice } = {},
): Graph {
  const made = makeNode(type, freePlace(graph.nodes, nearId));
  const field = type.inputs[0];
  const output = type.outputs[0];
  const config = field ? { [field.key]: value } : {};
  const node: CardNode = { ...made, selected: true, data: { ...made.data, config } };
  const nodes = [...graph.nodes.map((other) => ({ ...other, selected: false })), node];
  const wire = port &&
    output && {
      source: node.id,
      sourceHandle: `out-${output.key}`,
      target: port.nodeId,
      targetHandle: `in-${port.key}`,
    };
  return { nodes, edges: wire ? connect(types, { nodes, edges: graph.edges }, wire) : graph.edges };
}

/** What an input node holds of a result: the text, or the file with its facts. */
export async function inputValue(item: Item): Promise<Json> {
  const assetId = assetIdOf(item.url);
  if (!assetId) return item.text ?? null;
  const {
    starred: _,
    createdAt: __,
    prompt: ___,
    origin: ____,
    ...asset
  } = await resultOf(assetId);
  return asset as unknown as Json;
}

/** Adds the node to the canvas; one step of undo. */
export function addInput(
  kind: Kind | "mask",
  value: Json,
  where: { nearId?: string; port?: PortChoice } = {},
): void {
  const { types } = useCatalogue.getState();
  const type = inputType(types, kind);
  if (!type) return;
  const { nodes, edges, outer, edit } = useEditor.getState();
  // A run names what lies in a subgraph by its place in the whole.
  const nearId = nodeNamed({ nodes, edges, outer }, where.nearId)?.id;
  edit(withInput(types, { nodes, edges }, type, value, { ...where, nearId }));
  const into = where.port ? `, linked to ${where.port.label}` : "";
  useToasts.getState().show(`${type.label} node added${into}`);
}
