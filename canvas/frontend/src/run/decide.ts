/** A person's answer to a node of the run that is shown. */
import { send } from "../api/client";
import type { PollBody } from "../api/types";
import { useRuns } from "../store/runs";
import { report, showExecution } from "./actions";

export async function decide(
  nodeId: string,
  answer: { approve: boolean } | { choose: number[] },
): Promise<void> {
  const { shown } = useRuns.getState();
  const path = `/workflows/executions/${shown}/nodes/${encodeURIComponent(nodeId)}/decision`;
  try {
    const { seq } = await send<PollBody>("POST", path, answer);
    // The socket tells the rest; asked once in case it is away just now.
    const known = shown ? useRuns.getState().executions[shown] : undefined;
    if (shown && known && known.seq < seq) await showExecution(shown);
  } catch (error) {
    report(error);
  }
}
