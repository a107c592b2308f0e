/** The served document, as far as the page reads it, and its operations in the order to read them. */
import type { Json } from "../api/types";

export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  enum?: Json[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: Json;
}

export interface Media {
  schema: Schema;
  example?: Json;
}

export interface Answer {
  description: string;
  headers?: Record<string, { $ref: string }>;
  content?: Record<string, Media>;
}

export interface Described {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security?: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, Answer>;
}

export interface Facts {
  errors: { code: string; status: number; meaning: string }[];
  scopes: { scope: string; allows: string }[];
  limits: Record<
    | "bodyBytes"
    | "bodyDepth"
    | "uploadBytes"
    | "graphNodes"
    | "graphEdges"
    | "withoutKeyPerMinute"
    | "browserPerMinute"
    | "idempotencySeconds"
    | "keyOverlapSeconds"
    | "statusUrlSeconds"
    | "webhookEndpoints"
    | "webhookAnswerSeconds",
    number
  > & { webhookPausesSeconds: number[] };
}

export interface OpenApi {
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Described>>;
  webhooks: Record<string, { post: Described }>;
  components: {
    schemas: Record<string, Schema>;
    headers: Record<string, { description: string; schema: Schema }>;
  };
  "x-wireflow": Facts;
}

/** Who may call: anybody, only signed-in people, or everybody with this scope. */
export type Access = "anyone" | "people" | "scope";

export interface Operation extends Described {
  method: string;
  path: string;
  access: Access;
  scope: string | null;
  text: string;
}

export interface Group {
  name: string;
  description: string;
  operations: Operation[];
}

const SCOPE = /\n\nScope: `([^`]+)`$/;

export function groups(document: OpenApi): Group[] {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operation(method, path, described)),
  );
  return document.tags.map(({ name, description }) => ({
    name,
    description,
    operations: all.filter(({ tags }) => tags[0] === name),
  }));
}

function operation(method: string, path: string, described: Described): Operation {
  const scope = SCOPE.exec(described.description)?.[1] ?? null;
  const open = described.security?.some((way) => Object.keys(way).length === 0);
  return {
    ...described,
    method: method.toUpperCase(),
    path,
    scope,
    access: open ? "anyone" : scope ? "scope" : "people",
    text: described.description.replace(SCOPE, ""),
  };
}

/** The body as JSON; files have a form of their own. */
export function jsonBody(operation: Described): Media | null {
  return operation.requestBody?.content["application/json"] ?? null;
}

/** The answer of a call that went well. */
export function success(operation: Described): [string, Answer] | undefined {
  return Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
}
