/** The list of runs: what is asked for, what was found, what is looked at. */
import { create } from "zustand";
import { get, send } from "../api/client";
import type { RunItem, RunStatistics } from "../api/runs";
import { NO_FILTERS, type RunFilters, runQuery } from "../graph/runFilters";
import { report } from "../run/actions";

interface History {
  filters: RunFilters;
  /** Null until the first answer. */
  items: RunItem[] | null;
  cursor: string | null;
  loading: boolean;
  week: RunStatistics | null;
  selected: string | null;
  /** Waiting for the second run of a comparison. */
  picking: boolean;
  pair: [string, string] | null;
  filter(change: Partial<RunFilters>): Promise<void>;
  more(): Promise<void>;
  refresh(): Promise<void>;
  choose(executionId: string): void;
  step(by: number): void;
  set(change: Partial<Pick<History, "picking" | "pair" | "selected">>): void;
}

interface Page {
  data: RunItem[];
  nextCursor: string | null;
}

const SIZE = "30";
let asked = 0;

export const useHistory = create<History>((set, now) => {
  const read = (more: Record<string, string> = {}) =>
    get<Page>(`/workflows/executions?${runQuery(now().filters, { limit: SIZE, ...more })}`);
  return {
    filters: NO_FILTERS,
    items: null,
    cursor: null,
    loading: false,
    week: null,
    selected: null,
    picking: false,
    pair: null,
    filter: async (change) => {
      asked += 1;
      const mine = asked;
      set({ filters: { ...now().filters, ...change }, loading: true });
      try {
        const { data, nextCursor } = await read();
        // Somebody who types asks again before the answer is there.
        if (mine !== asked) return;
        const { selected } = now();
        const kept = data.some(({ executionId }) => executionId === selected);
        set({
          items: data,
          cursor: nextCursor,
          selected: kept ? selected : (data[0]?.executionId ?? null),
        });
      } catch (error) {
        report(error);
      } finally {
        if (mine === asked) set({ loading: false });
      }
    },
    more: async () => {
      const { cursor, loading } = now();
      if (!cursor || loading) return;
      const mine = asked;
      set({ loading: true });
      try {
        const { data, nextCursor } = await read({ cursor });
        if (mine === asked) set({ items: merge(now().items ?? [], data), cursor: nextCursor });
      } catch (error) {
        report(error);
      } finally {
        if (mine === asked) set({ loading: false });
      }
    },
    refresh: async () => {
      const mine = asked;
      const { workflowId } = now().filters;
      const [page, week] = await Promise.all([
        read(),
        get<{ data: RunStatistics }>(
          `/workflows/executions/statistics?${new URLSearchParams(workflowId ? { workflowId } : {})}`,
        ),
      ]);
      if (mine !== asked) return;
      const { items, selected } = now();
      set({
        week: week.data,
        items: renewed(items ?? [], page),
        cursor: items?.length ? now().cursor : page.nextCursor,
        selected: selected ?? page.data[0]?.executionId ?? null,
      });
    },
    choose: (executionId) => {
      const { picking, selected } = now();
      if (picking && selected && selected !== executionId)
        set({ picking: false, pair: [selected, executionId] });
      else set({ selected: executionId });
    },
    step: (by) => {
      const { items, selected } = now();
      if (!items?.length) return;
      const at = items.findIndex(({ executionId }) => executionId === selected);
      const next = items[Math.min(items.length - 1, Math.max(0, at + by))];
      if (next) set({ selected: next.executionId });
    },
    set: (change) => set(change),
  };
});

/** Newer lines replace older ones of the same run; the newest run comes first. */
function merge(known: RunItem[], read: RunItem[]): RunItem[] {
  const all = new Map([...known, ...read].map((item) => [item.executionId, item]));
  return [...all.values()].sort((one, other) => (one.executionId < other.executionId ? 1 : -1));
}

/** The list with its first page read anew: what is not on it any more does not match any more. */
export function renewed<Item extends { executionId: string }>(
  known: Item[],
  { data, nextCursor }: { data: Item[]; nextCursor: string | null },
): Item[] {
  const last = data.at(-1)?.executionId ?? "";
  return [...data, ...known.filter(({ executionId }) => nextCursor && executionId < last)];
}

/** Retry, run again or stop: the new run is looked at when there is one. */
export async function act(executionId: string, what: "retry" | "again" | "cancel"): Promise<void> {
  try {
    const path = `/workflows/executions/${executionId}/${what}`;
    const started = await send<{ executionId: string }>("POST", path);
    await useHistory.getState().refresh();
    useHistory.getState().set({ selected: started.executionId });
  } catch (error) {
    report(error);
  }
}
