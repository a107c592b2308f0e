/** The workflow's socket: reconnects with growing pauses, and asks again when a run goes silent. */
import type { RunEvent } from "./applyEvent";
import { type Preview, readPreview } from "./preview";

export interface Listener {
  onEvent(event: RunEvent): void;
  onPreview(preview: Preview): void;
  onConnected(connected: boolean): void;
  /** Whether something runs, so that silence is suspicious. */
  isRunning(): boolean;
}

const LONGEST_PAUSE = 10_000;
const SILENCE = 4_000;
const NOT_ALLOWED = 4403;

export function listen(workflowId: string, listener: Listener): { resync(): void } {
  let socket: WebSocket | null = null;
  let pause = 500;
  let heard = Date.now();

  function open(): void {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/ws/workflows/${workflowId}`);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      pause = 500;
      listener.onConnected(true);
    };
    socket.onmessage = ({ data }) => {
      heard = Date.now();
      if (typeof data === "string") listener.onEvent(JSON.parse(data) as RunEvent);
      else listener.onPreview(readPreview(data as ArrayBuffer));
    };
    socket.onclose = ({ code }) => {
      listener.onConnected(false);
      if (code === NOT_ALLOWED) return;
      setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  }

  function resync(): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send('{"type":"resync"}');
  }

  // Events are hints and may be lost: while something runs, silence is answered by asking.
  setInterval(() => {
    if (listener.isRunning() && Date.now() - heard > SILENCE) resync();
  }, SILENCE / 2);
  open();
  return { resync };
}
