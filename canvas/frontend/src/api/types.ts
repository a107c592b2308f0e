/** What the server says, in its own words (see the REST contract). */

export type PortType =
  | "TEXT"
  | "NUMBER"
  | "BOOLEAN"
  | "IMAGE"
  | "MASK"
  | "VIDEO"
  | "AUDIO"
  | "MODEL3D"
  | "JSON"
  | "ANY";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Field {
  key: string;
  type: PortType;
  label: string;
  isPort: boolean;
  required: boolean;
  default: Json;
  min: number | null;
  max: number | null;
  step: number | null;
  options: Json[] | null;
  widget: string;
  description: string;
  multiple: boolean;
  integer: boolean;
  unit: string;
  advanced: boolean;
}

export interface Output {
  key: string;
  type: PortType;
  label: string;
  multiple: boolean;
}

export interface NodeType {
  nodeType: string;
  label: string;
  category: string;
  description: string;
  inputs: Field[];
  outputs: Output[];
  credits: number;
  unit: string;
  /** No list price is known: a usual one stands in. */
  creditsEstimated: boolean;
  /** Of a run with the default settings. */
  creditsPerRun: number;
  latencySeconds: [number, number] | null;
  availability: string;
  license: string;
  /** Of an open model: what a GPU must have to hold it whole. */
  memoryGib: number | null;
  maker: string;
  kind: "input" | "utility" | "model" | "output";
  task: string | null;
  /** Found by a search, and not shown. */
  keywords: string;
}

export type NodeStatus = "PENDING" | "RUNNING" | "COMPLETED" | "FAILED" | "SKIPPED" | "CANCELLED";
export type ExecutionStatus = "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";
export type Phase = "queued" | "running" | null;

export interface NodeState {
  nodeId: string;
  label: string;
  nodeType: string;
  status: NodeStatus;
  phase: Phase;
  progress: number;
  /** How many go before it in its provider's queue. */
  providerPosition: number | null;
  /** What the model runs on; a local one says so by its name. */
  route: string | null;
  error: string | null;
  code: string | null;
  outputUrl: string | null;
  outputUrls: string[];
  outputTypes: string[];
  mediaType: string | null;
  json: Json;
  text: string | null;
  cached: boolean;
  cachedFrom: string | null;
  credits: number;
  seed: number | null;
  warnings: string[];
  queuedAt: string | null;
  startedAt: string | null;
  completedAt: string | null;
  /** What `frozen` of a node names. */
  nodeRunId: string;
  /** Each run of a node that runs for each item of a list. */
  items: ItemState[];
  question: Question | null;
  decision: Decision | null;
}

/** What a node waits for a person to say. */
export interface Question {
  kind: "approve" | "choose";
  message: string;
  values: Json[];
  atLeast: number | null;
  atMost: number | null;
  expiresAt: string | null;
}

export interface Decision {
  approve?: boolean;
  /** Places of the values, in the order in which they were chosen. */
  choose?: number[];
  by: string;
}

export interface ItemState {
  /** Its place in the list. */
  index: number;
  status: NodeStatus;
  progress: number;
  error: string | null;
  outputUrl: string | null;
  mediaType: string | null;
  text: string | null;
}

export interface FinalOutput {
  url: string;
  type: string;
  nodeId: string;
}

export interface ExecutionSummary {
  status: ExecutionStatus;
  phase: Phase;
  queuePosition: number | null;
  progress: number;
  error: string | null;
  code: string | null;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
  credits: { held: number; charged: number };
  finalOutput: FinalOutput | null;
}

export interface ExecutionItem extends ExecutionSummary {
  executionId: string;
  workflowId: string | null;
}

export interface PollBody extends ExecutionItem {
  seq: number;
  nodeStates: NodeState[];
}

export interface ServerNode {
  id: string;
  type?: string;
  position: { x: number; y: number };
  data: {
    label?: string;
    nodeType?: string;
    config?: Record<string, Json>;
    mode?: string;
    seedMode?: string;
    [more: string]: unknown;
  };
}

export interface ServerEdge {
  id: string;
  source: string;
  sourceHandle: string;
  target: string;
  targetHandle: string;
}

export interface Workflow {
  id: string;
  name: string;
  description: string;
  nodes: ServerNode[];
  edges: ServerEdge[];
  updatedAt: string;
  url: string;
  version: number;
  publishedVersion: number | null;
  linkPermission: "PRIVATE" | "VIEW" | "EDIT";
}

export interface Violation {
  rule: string;
  message: string;
  nodeId?: string;
  edgeId?: string;
  fix?: string;
  field?: string;
  repair?: Repair;
}

/** A fix that a program can make. */
export interface Repair {
  do: "set" | "rename" | "unset" | "retype" | "unlink";
  value?: Json;
  to?: string;
}

export interface Asset {
  assetId: string;
  contentType: string;
  width: number | null;
  height: number | null;
  url: string;
}

/** A stored file with where it came from; an upload has no origin. */
export interface Result extends Asset {
  id: string;
  bytes: number;
  duration: number | null;
  starred: boolean;
  createdAt: string;
  prompt: string | null;
  origin: {
    executionId: string;
    workflowId: string | null;
    workflowName: string | null;
    nodeId: string;
    nodeLabel: string;
    nodeType: string;
    model: string;
    seed: number | null;
  } | null;
}
