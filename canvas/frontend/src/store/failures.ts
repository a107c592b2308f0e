/** The server's refusals in its own words, for pages without a canvas. */
import { ApiError } from "../api/client";
import { useToasts } from "./toasts";

export function wordsOf(error: unknown): string {
  return error instanceof ApiError ? error.message : "The server cannot be reached";
}

export function report(error: unknown): void {
  useToasts.getState().show(wordsOf(error), "danger");
}
