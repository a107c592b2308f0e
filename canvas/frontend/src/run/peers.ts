/** `(peers, event) → peers`: who else has the workflow open, and where they are. */

export interface Peer {
  peer: string;
  user: { id: string; name: string };
  cursor: { x: number; y: number } | null;
  selection: string[];
  /** When they were last heard of, in milliseconds. */
  heard: number;
}

export type Peers = Record<string, Peer>;

export type PeerEvent =
  | ({ type: "presence" } & Omit<Peer, "heard">)
  | { type: "left"; peer: string };

/** A tab tells of itself at least every ten seconds; one that crashed never says goodbye. */
export const HEARTBEAT = 10_000;
const FORGOTTEN = 3 * HEARTBEAT;
const COLOURS = 6;

export function applyPeer(peers: Peers, event: PeerEvent, now: number): Peers {
  const { [event.peer]: _, ...others } = peers;
  if (event.type === "left") return others;
  const { peer, user, cursor, selection } = event;
  return { ...others, [peer]: { peer, user, cursor, selection, heard: now } };
}

/** Without those that were silent for too long. */
export function forgetSilent(peers: Peers, now: number): Peers {
  const kept = Object.entries(peers).filter(([, peer]) => now - peer.heard < FORGOTTEN);
  return kept.length === Object.keys(peers).length ? peers : Object.fromEntries(kept);
}

/** The same person has the same colour on every screen: a number from 1 to 6. */
export function colourOf(userId: string): number {
  let sum = 0;
  for (const sign of userId) sum = (sum * 31 + sign.charCodeAt(0)) % 9_973;
  return (sum % COLOURS) + 1;
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return `${words[0]?.[0] ?? "?"}${last?.[0] ?? ""}`.toUpperCase();
}
