/** One run whole: its line, and the state of every step, read again while it runs. */
import { useCallback, useState } from "react";
import { get } from "../../api/client";
import type { RunBody, RunItem } from "../../api/runs";
import { useWatch } from "../../run/watch";
import { useHistory } from "../../store/history";

export function useRun(executionId: string): { run?: RunItem; body: RunBody | null } {
  const run = useHistory(({ items }) => items?.find((item) => item.executionId === executionId));
  const [body, setBody] = useState<RunBody | null>(null);
  const over = body !== null && body.status !== "RUNNING";
  const read = useCallback(async () => {
    if (!over) setBody(await get<RunBody>(`/workflows/executions/${executionId}/poll`));
  }, [executionId, over]);
  useWatch(read, body?.status === "RUNNING", `${executionId} ${over}`);
  return { run, body };
}
