/** Calls the REST API with the session cookie: the same endpoints every other client uses. */
import type { Json, Violation } from "./types";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: { error: string; code?: string; violations?: Violation[] } & Record<
      string,
      unknown
    >,
  ) {
    super(body.error);
  }
}

let base = "/api/v1";
let token = "";
let team: Record<string, string> = {};

/** The page stays in its team, also when another page switches to another one. */
export function configure(apiBase: string, csrfToken: string, teamId?: string): void {
  base = apiBase;
  token = csrfToken;
  team = teamId ? { "X-Wireflow-Team": teamId } : {};
}

export function get<T>(path: string): Promise<T> {
  return call<T>("GET", path);
}

export function send<T>(
  method: string,
  path: string,
  body: object = {},
  signal?: AbortSignal,
): Promise<T> {
  const headers = { "Content-Type": "application/json" };
  return call<T>(method, path, JSON.stringify(body), headers, signal);
}

/** Where a path leads and the token it wants, for calls that fetch cannot make. */
export function address(path: string): { url: string; csrf: string } {
  return { url: base + path, csrf: token };
}

export function upload<T>(path: string, file: File): Promise<T> {
  const form = new FormData();
  form.append("file", file);
  return call<T>("POST", path, form);
}

/** A file the server makes, saved under a name: a plain link could not name the page's team. */
export async function download(path: string, name: string): Promise<void> {
  const response = await fetch(base + path, { headers: team, credentials: "same-origin" });
  if (!response.ok) throw new ApiError(response.status, await response.json());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function call<T>(
  method: string,
  path: string,
  body?: BodyInit,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(base + path, {
    method,
    body,
    headers: { ...headers, ...team, "X-CSRFToken": token },
    credentials: "same-origin",
    signal,
  });
  const text = await response.text();
  const parsed = text ? (JSON.parse(text) as Json) : null;
  if (!response.ok) throw new ApiError(response.status, parsed as unknown as ApiError["body"]);
  return parsed as T;
}
