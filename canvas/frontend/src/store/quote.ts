/** What a run of the saved graph costs: the server's quote, asked for anew after each save. */
import { send } from "../api/client";
import { usePage } from "./page";

interface Quote {
  estimatedCredits: number;
  estimateComplete: boolean;
}

export function watchQuote(workflowId: string): void {
  void ask(workflowId);
  usePage.subscribe((now, before) => {
    if (now.saving === "saved" && before.saving !== "saved") void ask(workflowId);
  });
}

let asked = 0;

async function ask(workflowId: string): Promise<void> {
  asked += 1;
  const turn = asked;
  const path = `/workflows/${workflowId}/estimate`;
  // A graph that may not run has no quote: the sum of its nodes' prices is shown then.
  const quote = await send<{ data: Quote }>("POST", path, {}).then(
    ({ data }) => ({ credits: data.estimatedCredits, exact: data.estimateComplete }),
    () => null,
  );
  if (turn === asked) usePage.getState().set({ quote });
}
