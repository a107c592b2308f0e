/** Joins the socket to the stores: events of runs are gathered and applied once a frame. */
import { heardOfComment, loadComments } from "../store/comments";
import { announce, announceSelf, heardOfPeer, loseSight } from "../store/peers";
import { useRuns } from "../store/runs";
import { heardOfSave } from "../store/saving";
import { refreshCredits } from "./actions";
import type { RunEvent } from "./applyEvent";
import { listen, type SocketEvent } from "./socket";

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
      if (!hearOthers(event)) return;
      waiting.push(event);
      if (waiting.length === 1) schedule(flush);
    },
    onPreview: (preview) => useRuns.getState().setPreview(preview),
    onConnected: (connected) => {
      useRuns.getState().setConnected(connected);
      if (!connected) return loseSight();
      announce();
      void loadComments(workflowId);
    },
    isRunning,
  });
  announceSelf(socket.send);
}

/** What others did; whatever else it is, is an event of a run. */
function hearOthers(event: SocketEvent): event is RunEvent {
  if (event.type === "saved") void heardOfSave(event.updatedAt);
  else if (event.type === "commented") void heardOfComment(event.threadId);
  else if (event.type === "presence" || event.type === "left") heardOfPeer(event);
  else return true;
  return false;
}

/** The next frame; a hidden tab has none, and must not pile events up. */
function schedule(work: () => void): void {
  if (document.hidden) setTimeout(work, 100);
  else requestAnimationFrame(work);
}
