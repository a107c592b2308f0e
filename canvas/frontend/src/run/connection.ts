/** Joins the socket to the store: events are gathered and applied once a frame. */
import { useRuns } from "../store/runs";
import { refreshCredits } from "./actions";
import type { RunEvent } from "./applyEvent";
import { listen } from "./socket";

export function connectRuns(workflowId: string): void {
  const waiting: RunEvent[] = [];
  const isRunning = () =>
    Object.values(useRuns.getState().executions).some(({ status }) => status === "RUNNING");

  function flush(): void {
    const ran = isRunning();
    useRuns.getState().apply(waiting.splice(0));
    if (useRuns.getState().gap) socket.resync();
    if (ran && !isRunning()) void refreshCredits();
  }

  const socket = listen(workflowId, {
    onEvent: (event) => {
      waiting.push(event);
      if (waiting.length === 1) schedule(flush);
    },
    onPreview: (preview) => useRuns.getState().setPreview(preview),
    onConnected: (connected) => useRuns.getState().setConnected(connected),
    isRunning,
  });
}

/** The next frame; a hidden tab has none, and must not pile events up. */
function schedule(work: () => void): void {
  if (document.hidden) setTimeout(work, 100);
  else requestAnimationFrame(work);
}
