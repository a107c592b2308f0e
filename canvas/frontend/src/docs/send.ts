/** Sends a call from the page: with the session, with a key, or without either. */
import type { Call } from "./request";
import { eventReader, type ServerEvent } from "./stream";

export type Way = { kind: "session"; csrfToken: string } | { kind: "key"; key: string } | null;

export interface Answer {
  status: number;
  statusText: string;
  headers: [string, string][];
  text: string;
  milliseconds: number;
}

interface Options {
  call: Call;
  way: Way;
  file?: File;
  signal: AbortSignal;
  onEvent(event: ServerEvent): void;
}

/** Ends with the answer; of a stream, each event is told before. */
export async function perform({ call, way, file, signal, onEvent }: Options): Promise<Answer> {
  const began = performance.now();
  const response = await fetch(call.path, {
    method: call.method,
    body: file ? form(file) : call.body,
    headers: { ...(file ? without(call.headers) : call.headers), ...signed(way) },
    credentials: way?.kind === "session" ? "same-origin" : "omit",
    cache: "no-store",
    signal,
  });
  const milliseconds = Math.round(performance.now() - began);
  const streams = response.headers.get("Content-Type")?.startsWith("text/event-stream");
  const text = streams ? await listen(response, onEvent) : await response.text();
  return {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers].filter(([name]) => SHOWN.test(name)),
    text,
    milliseconds,
  };
}

const SHOWN =
  /^(x-request-id|x-ratelimit-.*|retry-after|location|etag|idempotent-replayed|link|content-type)$/;

function signed(way: Way): Record<string, string> {
  if (way?.kind === "session") return { "X-CSRFToken": way.csrfToken };
  return way ? { Authorization: `Bearer ${way.key.trim()}` } : {};
}

function form(file: File): FormData {
  const body = new FormData();
  body.append("file", file);
  return body;
}

function without({ "Content-Type": _, ...rest }: Record<string, string>): Record<string, string> {
  return rest;
}

async function listen(response: Response, onEvent: (event: ServerEvent) => void): Promise<string> {
  const read = eventReader();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return "";
    read(piece.value).forEach(onEvent);
  }
}
