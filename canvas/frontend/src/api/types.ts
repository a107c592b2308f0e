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
  latencySeconds: [number, number] | null;
  availability: string;
  license: string;
  maker: string;
  kind: "input" | "utility" | "model" | "output";
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
  error: string | null;
  code: string | null;
  outputUrl: string | null;
  outputUrls: string[];
  mediaType: string | null;
  text: string | null;
  cached: boolean;
  cachedFrom: string | null;
  credits: number;
  seed: number | null;
  warnings: string[];
  startedAt: string | null;
  completedAt: string | null;
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
  data: { label: string; nodeType: string; config?: Record<string, Json>; mode?: string };
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
}

export interface Violation {
  rule: string;
  message: string;
  nodeId?: string;
  edgeId?: string;
  fix?: string;
}

export interface Asset {
  assetId: string;
  contentType: string;
  width: number | null;
  height: number | null;
  url: string;
}

export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  lastFour: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  expired: boolean;
  createdBy: string | null;
}

export interface Usage {
  plan: string;
  credits: { available: number; held: number };
  limits: {
    requestsPerMinute: number;
    executionsPerMinute: number;
    executionsPerDay: number | null;
  };
  today: { executions: number };
}
