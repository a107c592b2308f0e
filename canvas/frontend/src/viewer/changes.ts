/** What people changed about files since the page was loaded: every place that shows them follows. */
import { create } from "zustand";
import { get, send } from "../api/client";
import type { Result } from "../api/types";
import { report } from "../run/actions";

interface Changes {
  gone: Record<string, true>;
  starred: Record<string, boolean>;
}

export const useChanges = create<Changes>(() => ({ gone: {}, starred: {} }));

const known = new Map<string, Promise<Result>>();

/** A file and where it came from, asked for once. */
export function resultOf(assetId: string): Promise<Result> {
  const asked =
    known.get(assetId) ?? get<{ data: Result }>(`/results/${assetId}`).then(({ data }) => data);
  known.set(assetId, asked);
  asked.catch(() => known.delete(assetId));
  return asked;
}

export function useIsStarred(id: string | null, before: boolean | undefined): boolean {
  return useChanges(({ starred }) => (id ? starred[id] : undefined)) ?? before ?? false;
}

export async function star(ids: string[], starred: boolean): Promise<void> {
  for (const id of ids) {
    await send("PATCH", `/media/${id}`, { starred });
    useChanges.setState(({ starred: all }) => ({ starred: { ...all, [id]: starred } }));
  }
}

/** Deletes files; says which of them a running execution still needs. */
export async function remove(ids: string[]): Promise<void> {
  for (const id of ids) {
    try {
      await send("DELETE", `/media/${id}`);
      useChanges.setState(({ gone }) => ({ gone: { ...gone, [id]: true } }));
    } catch (error) {
      report(error);
    }
  }
}
