/** Run, stop, retry: one call each, with the server's refusals put where they belong. */
import { ApiError, get, send } from "../api/client";
import type { PollBody, Usage } from "../api/types";
import { toServer } from "../graph/document";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { useRuns } from "../store/runs";
import { noteRan } from "../store/stale";
import { useToasts } from "../store/toasts";

export async function run(workflowId: string, targetNodeId?: string): Promise<void> {
  const { nodes, edges, setProblems } = useEditor.getState();
  setProblems({});
  try {
    const body = { ...toServer({ nodes, edges }), ...(targetNodeId ? { targetNodeId } : {}) };
    const { executionId } = await send<{ executionId: string }>(
      "POST",
      `/workflows/${workflowId}/execute`,
      body,
    );
    noteRan(executionId, { nodes, edges });
    // The socket tells the rest; asked once in case it is away just now.
    if (!useRuns.getState().executions[executionId]) await showExecution(executionId);
    await refreshCredits();
  } catch (error) {
    report(error);
  }
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
