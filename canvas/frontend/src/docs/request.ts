/** One call of an operation: from what was filled in to what goes over the wire. */
import type { Json } from "../api/types";
import { jsonBody, type Operation, type Parameter } from "./openapi";

export interface Filled {
  parameters: Record<string, string>;
  body: string;
  file?: File;
}

export interface Call {
  method: string;
  /** From the server's root on, with its query. */
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** The call as it is shown: with what the reader has, else with the document's examples. */
export function sample(operation: Operation, own: Record<string, string>): Call {
  return call(operation, {
    parameters: Object.fromEntries(
      operation.parameters
        .filter((one) => one.in === "path")
        .map((one) => [one.name, own[one.name] ?? String(one.example)]),
    ),
    body: exampleBody(operation),
  });
}

export function exampleBody(operation: Operation): string {
  const media = jsonBody(operation);
  return media ? JSON.stringify(media.example ?? {}, null, 2) : "";
}

export function call(operation: Operation, filled: Filled): Call {
  const value = (parameter: Parameter) => filled.parameters[parameter.name]?.trim() ?? "";
  const of = (place: Parameter["in"]) =>
    operation.parameters.filter((one) => one.in === place && value(one));
  const path = of("path").reduce(
    (text, one) => text.replace(`{${one.name}}`, encodeURIComponent(value(one))),
    operation.path,
  );
  const query = new URLSearchParams(of("query").map((one) => [one.name, value(one)])).toString();
  const body = jsonBody(operation) && filled.body.trim() ? filled.body : null;
  return {
    method: operation.method,
    path: query ? `${path}?${query}` : path,
    headers: {
      ...Object.fromEntries(of("header").map((one) => [one.name, value(one)])),
      ...(sends(operation) === "text/event-stream" ? { Accept: "text/event-stream" } : {}),
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    body,
  };
}

/** What is missing or malformed before a call can be sent. */
export function missing(operation: Operation, filled: Filled): string | null {
  const empty = operation.parameters.find(
    (one) => one.required && !filled.parameters[one.name]?.trim(),
  );
  if (empty) return `Fill in ${empty.name}`;
  if (filled.file || !jsonBody(operation) || !filled.body.trim()) return null;
  try {
    JSON.parse(filled.body);
    return null;
  } catch (error) {
    return `The body is not JSON: ${(error as Error).message}`;
  }
}

/** The content type of what comes back. */
export function sends(operation: Operation): string {
  const kinds = Object.values(operation.responses).flatMap(({ content }) =>
    Object.keys(content ?? {}),
  );
  return kinds.find((kind) => kind !== "application/json") ?? "application/json";
}

export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text) as Json, null, 2);
  } catch {
    return text;
  }
}
