/** What the gallery is asked for: in the page's address, and as the API's query. */

export interface Filters {
  q: string;
  type: string;
  nodeType: string;
  workflowId: string;
  starred: boolean;
  /** Days of the reader's calendar, both counted in; empty is without a bound. */
  from: string;
  to: string;
}

export const NOTHING: Filters = {
  q: "",
  type: "",
  nodeType: "",
  workflowId: "",
  starred: false,
  from: "",
  to: "",
};

const PAGE = "40";
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readFilters(search: string): Filters {
  const given = new URLSearchParams(search);
  const text = (name: string) => given.get(name) ?? "";
  const day = (name: string) => (DAY.test(text(name)) ? text(name) : "");
  return {
    q: text("q"),
    type: text("type"),
    nodeType: text("nodeType"),
    workflowId: text("workflowId"),
    starred: text("starred") === "true",
    from: day("from"),
    to: day("to"),
  };
}

/** The address of the page with these filters. */
export function addressOf(filters: Filters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, String(value));
  return query.size > 0 ? `/gallery?${query}` : "/gallery";
}

export function queryOf(filters: Filters, cursor: string | null): string {
  const { from, to, ...others } = filters;
  const query = new URLSearchParams({ limit: PAGE });
  for (const [name, value] of Object.entries(others)) if (value) query.set(name, String(value));
  if (from) query.set("from", midnight(from, 0));
  if (to) query.set("to", midnight(to, 1));
  if (cursor) query.set("cursor", cursor);
  return query.toString();
}

/** When a day begins where the reader is, `later` days on. */
function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The day that was `ago` days before now, as the reader's calendar has it. */
export function dayAgo(ago: number, now = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
