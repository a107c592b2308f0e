/** Publishing and webhooks, as the server says them (see the REST contract). */
import type { Json } from "./types";

/** A workflow that others may start, with its webhook. */
export interface Publication {
  workflowId: string;
  workflowName: string;
  version: number;
  publishedAt: string;
  webhookId: string;
  webhookUrl: string;
  enabled: boolean;
  requestsPerMinute: number;
  dailyCredits: number | null;
  creditsToday: number;
  allowedOrigins: string[];
  signed: boolean;
  secret: string | null;
}

/** A receiver of what became of executions. */
export interface Endpoint {
  id: string;
  url: string;
  description: string;
  events: string[];
  isActive: boolean;
  disabledReason: string;
  secret: string;
  createdAt: string;
  lastDeliveryAt: string | null;
}

export type DeliveryStatus = "PENDING" | "DELIVERED" | "FAILED";

export interface Attempt {
  at: string;
  status: number | null;
  error: string;
  milliseconds: number;
  answer: string;
}

export interface Delivery {
  id: string;
  endpointId: string | null;
  url: string;
  event: string;
  executionId: string | null;
  status: DeliveryStatus;
  attempts: Attempt[];
  nextAttemptAt: string | null;
  createdAt: string;
  completedAt: string | null;
  payload: Json;
}

/** An input of a workflow's form. */
export interface FormInput {
  key: string;
  type: string;
  default: Json;
}
