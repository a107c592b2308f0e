/** The results that match, page after page; those deleted meanwhile are left out. */
import { useCallback, useEffect, useRef, useState } from "react";
import { get } from "../api/client";
import type { Result } from "../api/types";
import { report } from "../run/actions";
import { useChanges } from "../viewer/changes";
import { type Filters, queryOf } from "./query";

interface Page {
  data: Result[];
  nextCursor: string | null;
}

export interface Found {
  results: Result[];
  /** Whether the first page is there. */
  ready: boolean;
  more: boolean;
  loadMore(): void;
}

export function useResults(filters: Filters): Found {
  const [pages, setPages] = useState<{ results: Result[]; cursor: string | null } | null>(null);
  const gone = useChanges((changes) => changes.gone);
  // Counts the questions: an answer to an earlier one is not for these filters.
  const asked = useRef(0);
  const loading = useRef(false);
  const load = useCallback(
    async (before: Result[], cursor: string | null) => {
      const question = asked.current;
      loading.current = true;
      try {
        const page = await get<Page>(`/results?${queryOf(filters, cursor)}`);
        if (question === asked.current)
          setPages({ results: [...before, ...page.data], cursor: page.nextCursor });
      } catch (error) {
        report(error);
      } finally {
        if (question === asked.current) loading.current = false;
      }
    },
    [filters],
  );
  useEffect(() => {
    asked.current += 1;
    setPages(null);
    void load([], null);
  }, [load]);
  const loadMore = useCallback(() => {
    if (pages?.cursor && !loading.current) void load(pages.results, pages.cursor);
  }, [pages, load]);
  return {
    results: pages?.results.filter(({ id }) => !gone[id]) ?? [],
    ready: pages !== null,
    more: pages?.cursor !== null && pages !== null,
    loadMore,
  };
}
