/** A small catalogue for tests, in the server's words. */
import type { Field, NodeState, NodeStatus, NodeType, Output, PortType } from "../api/types";
import type { Card } from "../graph/document";

export function field(key: string, type: PortType, change: Partial<Field> = {}): Field {
  const empty = { default: null, min: null, max: null, step: null, options: null };
  const texts = { label: key, widget: "text", description: "" };
  return {
    key,
    type,
    isPort: true,
    required: false,
    multiple: false,
    integer: false,
    unit: "",
    advanced: false,
    ...empty,
    ...texts,
    ...change,
  };
}

export function output(key: string, type: PortType): Output {
  return { key, type, label: key, multiple: false };
}

export function nodeType(name: string, inputs: Field[], outputs: Output[]): NodeType {
  return {
    nodeType: name,
    label: name,
    category: "Tests",
    description: `What ${name} does`,
    inputs,
    outputs,
    credits: 0,
    unit: "run",
    creditsEstimated: false,
    creditsPerRun: 0,
    latencySeconds: null,
    availability: "ready",
    license: "",
    memoryGib: null,
    maker: "",
    kind: "utility",
    task: null,
    keywords: "",
  };
}

export const TEXT = nodeType("input:text", [field("prompt", "TEXT")], [output("prompt", "TEXT")]);
export const SKETCH = nodeType(
  "generate:sketch",
  [field("prompt", "TEXT", { required: true }), field("seed", "NUMBER")],
  [output("image", "IMAGE")],
);
export const BLUR = nodeType("utility:blur", [field("image", "IMAGE")], [output("image", "IMAGE")]);
export const JOIN = nodeType(
  "utility:join",
  [field("texts", "TEXT", { multiple: true })],
  [output("text", "TEXT")],
);
export const TYPES = Object.fromEntries(
  [TEXT, SKETCH, BLUR, JOIN].map((type) => [type.nodeType, type]),
);

export function card(id: string, type: NodeType): Card {
  return {
    id,
    type: "card",
    position: { x: 0, y: 0 },
    data: { label: id, nodeType: type.nodeType, config: {}, mode: "active" },
  };
}

/** `wire("a.prompt", "b.prompt")`. */
export function wire(from: string, to: string) {
  const [source = "", out] = from.split(".");
  const [target = "", into] = to.split(".");
  return {
    id: `${from}>${to}`,
    type: "wire",
    source,
    sourceHandle: `out-${out}`,
    target,
    targetHandle: `in-${into}`,
  };
}

export function state(nodeId: string, status: NodeStatus): NodeState {
  const nothing = { error: null, code: null, outputUrl: null, mediaType: null, text: null };
  const moments = { startedAt: null, completedAt: null };
  return {
    nodeId,
    label: nodeId,
    nodeType: "",
    status,
    phase: status === "RUNNING" ? "running" : null,
    progress: 0,
    providerPosition: null,
    route: null,
    outputUrls: [],
    outputTypes: [],
    items: [],
    question: null,
    decision: null,
    json: null,
    cached: false,
    cachedFrom: null,
    credits: 0,
    seed: null,
    warnings: [],
    nodeRunId: `run-${nodeId}`,
    queuedAt: null,
    ...nothing,
    ...moments,
  };
}
