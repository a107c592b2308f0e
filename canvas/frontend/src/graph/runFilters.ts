/** What narrows the list of runs, and how it is asked for. */

export interface RunFilters {
  workflowId: string;
  status: "" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";
  source: "" | "canvas" | "api" | "webhook" | "retry";
  text: string;
  /** Days, `2026-11-25`, both included. */
  from: string;
  to: string;
}

export const NO_FILTERS: RunFilters = {
  workflowId: "",
  status: "",
  source: "",
  text: "",
  from: "",
  to: "",
};

/** The query string of the list; a day begins and ends where the reader lives. */
export function runQuery(filters: RunFilters, more: Record<string, string> = {}): string {
  const { workflowId, status, source, text, from, to } = filters;
  const asked = {
    workflowId,
    status,
    source,
    text: text.trim(),
    since: from && startOf(from, 0),
    until: to && startOf(to, 1),
    ...more,
  };
  const given = Object.entries(asked).filter(([, value]) => value !== "");
  return new URLSearchParams(given).toString();
}

/** How many filters are set, without the workflow whose page it is. */
export function countFilters(filters: RunFilters, fixed: string): number {
  const { workflowId, status, source, text, from, to } = filters;
  const own = workflowId === fixed ? "" : workflowId;
  return [own, status, source, text.trim(), from || to].filter(Boolean).length;
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
