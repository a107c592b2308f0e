/** Run, stop, retry: one call each, with the server's refusals put where they belong. */
import { ApiError, get, send } from "../api/client";
import type { Usage } from "../api/settings";
import type { PollBody } from "../api/types";
import { toServer } from "../graph/document";
import { prefixOf, wholeOf } from "../graph/levels";
import { countUp } from "../graph/seeds";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useFindings } from "../store/findings";
import { usePage } from "../store/page";
import { useRuns } from "../store/runs";
import { useToasts } from "../store/toasts";

/** Runs the whole document, or only some nodes of the open level and what they need. */
export async function run(workflowId: string, only: string | string[] = []): Promise<void> {
  countSeedsUp();
  const { nodes, edges, outer, setProblems } = useEditor.getState();
  const targetNodeIds = [only].flat().map((id) => prefixOf(outer) + id);
  const whole = { nodes, edges, outer };
  setProblems({});
  try {
    const body = { ...toServer(whole), ...(targetNodeIds.length > 0 ? { targetNodeIds } : {}) };
    const { executionId } = await send<{ executionId: string }>(
      "POST",
      `/workflows/${workflowId}/execute`,
      body,
    );
    const { noteRan } = await import("../store/stale");
    noteRan(executionId, wholeOf(whole));
    // The socket tells the rest; asked once in case it is away just now.
    if (!useRuns.getState().executions[executionId]) await showExecution(executionId);
    await refreshCredits();
  } catch (error) {
    report(error);
  }
}

/** Not an edit of the person's: undo goes past it. */
function countSeedsUp(): void {
  const { nodes, edges, outer, revision } = useEditor.getState();
  const { shown, executions } = useRuns.getState();
  const last = shown ? executions[shown] : undefined;
  const next = countUp(
    useCatalogue.getState().types,
    { nodes, edges },
    (id) => last?.nodes[prefixOf(outer) + id]?.seed ?? null,
  );
  if (next.some((node, index) => node !== nodes[index]))
    useEditor.setState({ nodes: next, revision: revision + 1 });
}

export async function stop(): Promise<void> {
  const { shown } = useRuns.getState();
  if (shown) await attempt(`/workflows/executions/${shown}/cancel`);
}

export async function retry(): Promise<void> {
  const { shown } = useRuns.getState();
  if (shown) await attempt(`/workflows/executions/${shown}/retry`);
}

export async function showExecution(executionId: string): Promise<void> {
  const body = await get<PollBody>(`/workflows/executions/${executionId}/poll`);
  const known = useRuns.getState().executions[executionId];
  if (!known || known.seq <= body.seq) useRuns.getState().show(body);
}

export async function refreshCredits(): Promise<void> {
  const { data } = await get<{ data: Usage }>("/developer/usage");
  usePage.getState().set({ credits: data.credits.available });
}

export function report(error: unknown): void {
  const { show } = useToasts.getState();
  if (!(error instanceof ApiError)) {
    show("The server cannot be reached", "danger");
    return;
  }
  const violations = error.body.violations ?? [];
  const problems = violations.flatMap(({ nodeId, message, fix }) =>
    nodeId ? [[nodeId, fix ? `${message} ${fix}` : message] as const] : [],
  );
  useEditor.getState().setProblems(Object.fromEntries(problems));
  if (violations.length > 0) useFindings.getState().take(violations, []);
  show(error.message, "danger", detailOf(error));
}

function detailOf({ body }: ApiError): string | undefined {
  const parts = body.breakdown as { nodeLabel: string; credits: number }[] | undefined;
  if (parts) return parts.map((part) => `${part.nodeLabel} ${part.credits} cr`).join(", ");
  const count = body.violations?.length ?? 0;
  return count > 1 ? `${count} problems, marked on the nodes` : undefined;
}

async function attempt(path: string): Promise<void> {
  try {
    const answer = await send<{ executionId: string }>("POST", path);
    await showExecution(answer.executionId);
    await refreshCredits();
  } catch (error) {
    report(error);
  }
}
