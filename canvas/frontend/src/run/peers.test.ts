import { describe, expect, it } from "vitest";
import {
  applyPeer,
  colourOf,
  forgetSilent,
  HEARTBEAT,
  initials,
  type PeerEvent,
  type Peers,
} from "./peers";

function shown(peer: string, x = 0): PeerEvent {
  const user = { id: "7", name: "Mona Lund" };
  return { type: "presence", peer, user, cursor: { x, y: 0 }, selection: ["n1"] };
}

describe("peers", () => {
  it("come, move and leave", () => {
    const here = applyPeer({}, shown("a"), 0);
    expect(here.a).toMatchObject({ cursor: { x: 0, y: 0 }, selection: ["n1"], heard: 0 });
    expect(applyPeer(here, shown("a", 5), 10).a?.cursor?.x).toBe(5);
    expect(applyPeer(here, { type: "left", peer: "a" }, 10)).toEqual({});
  });
  it("that were silent for three heartbeats are forgotten", () => {
    const both: Peers = applyPeer(applyPeer({}, shown("a"), 0), shown("b"), HEARTBEAT);
    expect(forgetSilent(both, 2 * HEARTBEAT)).toBe(both);
    expect(Object.keys(forgetSilent(both, 3 * HEARTBEAT))).toEqual(["b"]);
  });
  it("have a colour that only depends on who they are, and initials", () => {
    expect(colourOf("42")).toBe(colourOf("42"));
    expect([1, 2, 3, 4, 5, 6]).toContain(colourOf("43"));
    expect([initials("Mona Lund"), initials("jakob"), initials("")]).toEqual(["ML", "J", "?"]);
  });
});
