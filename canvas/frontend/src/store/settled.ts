/** Saves what is not saved yet, and waits until the server has it. */
import { usePage } from "./page";
import { save } from "./saving";

export class NotSavedError extends Error {}

const ENDS = new Set(["saved", "failed", "conflict"]);

export async function saved(): Promise<void> {
  if (usePage.getState().saving === "saved") return;
  await save();
  if ((await settled()) !== "saved") throw new NotSavedError("The workflow could not be saved");
}

/** How saving ended; at once where it has ended already. */
function settled(): Promise<string> {
  const { saving } = usePage.getState();
  if (ENDS.has(saving)) return Promise.resolve(saving);
  return new Promise((settle) => {
    const stop = usePage.subscribe((page) => {
      if (!ENDS.has(page.saving)) return;
      stop();
      settle(page.saving);
    });
  });
}
