/** What a run is called, how it ended, and who or what began it. */
import type { RunFacts, RunItem } from "../api/runs";

export type Ending = "running" | "queued" | "done" | "cached" | "failed" | "stopped";

export function endingOf(run: RunItem): Ending {
  if (run.status === "RUNNING") return run.phase === "queued" ? "queued" : "running";
  if (run.status === "FAILED") return "failed";
  if (run.status === "CANCELLED") return "stopped";
  return run.cached ? "cached" : "done";
}

export function endingText(run: RunItem): string {
  const ending = endingOf(run);
  if (ending === "running") {
    const over = run.segments.filter(({ status }) => status !== "PENDING" && status !== "RUNNING");
    return `${over.length} of ${run.segments.length}`;
  }
  const words = { queued: "Queued", done: "Done", cached: "Cached", failed: "Failed" };
  return ending === "stopped" ? "Stopped" : words[ending];
}

/** Run 1284; one without a number by the end of its id. */
export function runName(run: { number: number | null; executionId: string }): string {
  return run.number === null ? `Run ${run.executionId.slice(-6)}` : `Run ${run.number}`;
}

export function startedBy({ source, retryOf }: RunFacts): string {
  const who = {
    canvas: source.name ? `${source.name} on the canvas` : "On the canvas",
    api: `API key “${source.name}”`,
    webhook: "Webhook",
  }[source.kind];
  if (!retryOf) return who;
  const first = retryOf.number === null ? "an earlier run" : `run ${retryOf.number}`;
  return `Retry of ${first}, ${source.name || who}`;
}
