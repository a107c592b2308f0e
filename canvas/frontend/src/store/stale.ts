/** Which results no longer belong to the graph on the canvas, because it was edited since the run. */
import { create } from "zustand";
import type { Graph } from "../graph/document";
import { signatures } from "../graph/stale";
import { useEditor } from "./editor";
import { useRuns } from "./runs";

const KEPT = "wireflow-ran";

interface Stale {
  stale: Record<string, true>;
}

export const useStale = create<Stale>(() => ({ stale: {} }));

export function useIsStale(id: string): boolean {
  return useStale(({ stale }) => stale[id] === true);
}

interface Ran {
  executionId: string;
  signatures: Record<string, string>;
}

let ran: Ran | null = null;

/** Notes what an execution ran on. Survives a reload of this tab. */
export function noteRan(executionId: string, graph: Graph): void {
  ran = { executionId, signatures: signatures(graph) };
  sessionStorage.setItem(KEPT, JSON.stringify(ran));
  compare();
}

export function watchStale(): void {
  const kept = sessionStorage.getItem(KEPT);
  ran = kept ? (JSON.parse(kept) as Ran) : null;
  useEditor.subscribe((now, before) => {
    if (now.revision !== before.revision) compare();
  });
  useRuns.subscribe((now, before) => {
    if (now.shown !== before.shown) compare();
  });
  compare();
}

/** Says nothing about an execution whose graph this tab has not seen. */
function compare(): void {
  const { shown } = useRuns.getState();
  const known = ran && ran.executionId === shown ? ran.signatures : {};
  const { nodes, edges } = useEditor.getState();
  const current = Object.keys(known).length > 0 ? signatures({ nodes, edges }) : {};
  const changed = Object.keys(current).filter((id) => known[id] && known[id] !== current[id]);
  if (changed.length === 0 && Object.keys(useStale.getState().stale).length === 0) return;
  useStale.setState({ stale: Object.fromEntries(changed.map((id) => [id, true])) });
}
