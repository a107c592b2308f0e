/** The text of each chapter. */
import { Authentication, Errors, Introduction } from "./Basics";
import { Events, IncomingWebhooks, OutgoingWebhooks, Polling } from "./Following";
import { Graph } from "./Graph";
import { Idempotency, Limits } from "./Limits";

export const TEXTS: Record<string, React.ComponentType> = {
  introduction: Introduction,
  authentication: Authentication,
  errors: Errors,
  limits: Limits,
  idempotency: Idempotency,
  polling: Polling,
  events: Events,
  "incoming-webhooks": IncomingWebhooks,
  "outgoing-webhooks": OutgoingWebhooks,
  graph: Graph,
};
