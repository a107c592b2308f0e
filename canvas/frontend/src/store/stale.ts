/** Which results no longer belong to the graph on the canvas, because it was edited since the run. */
import type { Graph } from "../graph/document";
import { wholeOf } from "../graph/levels";
import { mentionLinks } from "../graph/mentions";
import { signatures } from "../graph/stale";
import { useCatalogue } from "./catalogue";
import { useEditor } from "./editor";
import { useStale } from "./isStale";
import { useRuns } from "./runs";

const KEPT = "wireflow-ran";

interface Ran {
  executionId: string;
  signatures: Record<string, string>;
}

let ran: Ran | null = null;

/** Notes what an execution ran on. Survives a reload of this tab. */
export function noteRan(executionId: string, graph: Graph): void {
  ran = { executionId, signatures: signed(graph) };
  sessionStorage.setItem(KEPT, JSON.stringify(ran));
  compare();
}

function signed(graph: Graph, results: Record<string, string> = {}): Record<string, string> {
  const mentions = mentionLinks(useCatalogue.getState().types, graph);
  return signatures(graph, results, mentions);
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
  const graph = wholeOf(useEditor.getState());
  const current = Object.keys(known).length > 0 ? signed(graph, results()) : {};
  const changed = Object.keys(current).filter((id) => known[id] && known[id] !== current[id]);
  if (changed.length === 0 && Object.keys(useStale.getState().stale).length === 0) return;
  useStale.setState({ stale: Object.fromEntries(changed.map((id) => [id, true])) });
}

/** What each result of the shown run was made of: freezing one changes nothing that reads it. */
function results(): Record<string, string> {
  const { shown, executions } = useRuns.getState();
  if (!ran || !shown || ran.executionId !== shown) return {};
  const made = Object.values(executions[shown]?.nodes ?? {});
  const of = ran.signatures;
  return Object.fromEntries(made.map((state) => [state.nodeRunId, of[state.nodeId] ?? ""]));
}
