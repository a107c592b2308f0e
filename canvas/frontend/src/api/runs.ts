/** What ran, and the kept versions of a graph, in the server's words. */
import type { ExecutionItem, Json, PollBody, ServerEdge, ServerNode } from "./types";

export interface RunOutput {
  url: string;
  type: string;
  nodeId: string;
  label: string;
}

export interface RunSegment {
  nodeId: string;
  label: string;
  status: "PENDING" | "RUNNING" | "COMPLETED" | "FAILED" | "SKIPPED" | "CANCELLED";
  cached: boolean;
  seconds: number | null;
}

export interface RunFacts {
  number: number | null;
  source: { kind: "canvas" | "api" | "webhook"; name: string };
  retryOf: { executionId: string; number: number | null } | null;
  prompt: string;
  version: number | null;
  workflowName: string | null;
  requestId: string;
}

export interface RunItem extends ExecutionItem, RunFacts {
  cached: boolean;
  outputs: RunOutput[];
  segments: RunSegment[];
}

export interface GraphDocument {
  nodes: ServerNode[];
  edges: ServerEdge[];
}

export interface RunGraph extends RunFacts, GraphDocument {
  executionId: string;
  workflowId: string | null;
  triggerData: Record<string, Json>;
  targetNodeId: string | null;
}

export interface RunBody extends PollBody {
  metadata: Record<string, Json>;
  warnings: { message: string }[];
}

export interface RunStatistics {
  since: string;
  runs: number;
  failed: number;
  medianSeconds: number | null;
}

export interface Version {
  version: number;
  name: string;
  kind: "automatic" | "named" | "published" | "replaced";
  savedAt: string;
  createdAt: string;
  createdBy: string | null;
  published: boolean;
}

export interface VersionGraph extends GraphDocument {
  version: number;
  name: string;
}
