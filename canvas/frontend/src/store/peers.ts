/** Who else is here, and telling them where this tab is. */
import { create } from "zustand";
import { prefixOf } from "../graph/levels";
import { applyPeer, forgetSilent, HEARTBEAT, type PeerEvent, type Peers } from "../run/peers";
import { useEditor } from "./editor";

export const usePeers = create<{ peers: Peers }>(() => ({ peers: {} }));

const PAUSE = 50;

let send: (message: object) => void = () => undefined;
let cursor: { x: number; y: number } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

export function heardOfPeer(event: PeerEvent): void {
  usePeers.setState({ peers: applyPeer(usePeers.getState().peers, event, Date.now()) });
}

/** Tells the others of this tab from now on; `via` sends when the socket is open. */
export function announceSelf(via: (message: object) => void): void {
  send = via;
  let before = selection();
  useEditor.subscribe(() => {
    const now = selection();
    if (now === before) return;
    before = now;
    soon();
  });
  setInterval(() => {
    usePeers.setState({ peers: forgetSilent(usePeers.getState().peers, Date.now()) });
    announce();
  }, HEARTBEAT);
}

/** Without a connection nobody can be seen. */
export function loseSight(): void {
  usePeers.setState({ peers: {} });
}

/** The pointer in the coordinates of the canvas; null when it is elsewhere. */
export function pointAt(place: { x: number; y: number } | null): void {
  // Inside a subgraph the coordinates are others.
  cursor = useEditor.getState().outer.length > 0 ? null : place;
  if (Object.keys(usePeers.getState().peers).length > 0) soon();
}

/** Where this tab is, now: said on every connection, so that the others learn of it. */
export function announce(): void {
  clearTimeout(timer);
  timer = undefined;
  const ids = selection();
  send({ type: "presence", cursor, selection: ids ? ids.split(" ") : [] });
}

function soon(): void {
  timer ??= setTimeout(announce, PAUSE);
}

function selection(): string {
  const { nodes, outer } = useEditor.getState();
  const chosen = nodes.filter((node) => node.selected);
  return chosen
    .slice(0, 100)
    .map((node) => prefixOf(outer) + node.id)
    .join(" ");
}
