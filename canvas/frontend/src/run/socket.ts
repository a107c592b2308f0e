/** The workflow's socket: reconnects with growing pauses, and asks again when a run goes silent. */
import type { RunEvent } from "./applyEvent";
import type { PeerEvent } from "./peers";
import { type Preview, readPreview } from "./preview";

export type SavedEvent = { type: "saved"; workflowId: string; updatedAt: string };
export type CommentedEvent = { type: "commented"; workflowId: string; threadId: string };
export type SocketEvent = RunEvent | PeerEvent | SavedEvent | CommentedEvent;

export interface Connection {
  /** Asks for a snapshot. */
  resync(): void;
  /** Says something, or nothing while the socket is away. */
  send(message: object): void;
}

export interface Listener {
  onEvent(event: SocketEvent): void;
  onPreview(preview: Preview): void;
  onConnected(connected: boolean): void;
  /** Whether something runs, so that silence is suspicious. */
  isRunning(): boolean;
}

const LONGEST_PAUSE = 10_000;
const SILENCE = 4_000;
const NOT_ALLOWED = 4403;

export function listen(workflowId: string, listener: Listener): Connection {
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
      if (typeof data === "string") listener.onEvent(JSON.parse(data) as SocketEvent);
      else listener.onPreview(readPreview(data as ArrayBuffer));
    };
    socket.onclose = ({ code }) => {
      listener.onConnected(false);
      if (code === NOT_ALLOWED) return;
      setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  }

  function send(message: object): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  }

  const resync = () => send({ type: "resync" });

  // Events are hints and may be lost: while something runs, silence is answered by asking.
  setInterval(() => {
    if (listener.isRunning() && Date.now() - heard > SILENCE) resync();
  }, SILENCE / 2);
  open();
  return { resync, send };
}
