/** Edits that are not saved yet, kept in this browser: a reload or a crash loses none. */
import { del, get, set } from "idb-keyval";
import type { Document } from "../graph/merge";

export interface Draft {
  /** The saved state that the edits were made on. */
  base: { updatedAt: string; document: Document };
  mine: Document;
}

const key = (workflowId: string) => `wireflow-draft-${workflowId}`;

export function keepDraft(workflowId: string, draft: Draft): Promise<void> {
  return set(key(workflowId), draft);
}

export function readDraft(workflowId: string): Promise<Draft | undefined> {
  return get<Draft>(key(workflowId));
}

export function dropDraft(workflowId: string): Promise<void> {
  return del(key(workflowId));
}
