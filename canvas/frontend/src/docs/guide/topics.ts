/** What is to be known before the single calls, in the order to read it. */
import type { Topic } from "../search";

export const TOPICS: Topic[] = [
  { id: "introduction", title: "Introduction", words: "base url json start openapi first call" },
  {
    id: "authentication",
    title: "Authentication",
    words: "key bearer authorization header scope session csrf 401 403 rotate revoke",
  },
  { id: "errors", title: "Errors", words: "code status requestId failure 400 402 404 409 422 500" },
  {
    id: "limits",
    title: "Limits",
    words: "rate plan 429 retry-after X-RateLimit header per minute day size bytes",
  },
  { id: "idempotency", title: "Idempotency", words: "idempotency-key twice retry replay 24 hours" },
  { id: "polling", title: "Polling", words: "status schedule etag 304 outputs finalOutput wait" },
  {
    id: "events",
    title: "Events",
    words: "sse server-sent stream last-event-id progress snapshot",
  },
  {
    id: "incoming-webhooks",
    title: "Incoming webhooks",
    words: "trigger publish whk statusUrl cors signed origin without key",
  },
  {
    id: "outgoing-webhooks",
    title: "Outgoing webhooks",
    words: "standard webhooks callbackUrl signature verify whsec retry delivery",
  },
  {
    id: "graph",
    title: "The graph",
    words: "nodes edges handles ports nodeType config triggerData React Flow basedNode",
  },
];
