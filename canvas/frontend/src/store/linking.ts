/** The wire being drawn, so that every port can say whether it would take it. */
import { create } from "zustand";
import { fits, type Port } from "../graph/ports";

interface Linking {
  from: { nodeId: string; port: Port; direction: "source" | "target" } | null;
  /** The wire one of whose ends is being dragged elsewhere. */
  replaced: string | null;
  start(from: NonNullable<Linking["from"]>): void;
  replace(edgeId: string): void;
  end(): void;
}

export const useLinking = create<Linking>((set) => ({
  from: null,
  replaced: null,
  start: (from) => set({ from }),
  replace: (replaced) => set({ replaced }),
  end: () => set({ from: null, replaced: null }),
}));

/** Whether the wire being drawn cannot end in this port. */
export function useUnfit(nodeId: string, port: Port, direction: "source" | "target"): boolean {
  return useLinking(({ from }) => isUnfit(from, nodeId, port, direction));
}

export function isUnfit(
  from: Linking["from"],
  nodeId: string,
  port: Port,
  direction: "source" | "target",
): boolean {
  if (!from || (from.nodeId === nodeId && from.direction === direction)) return false;
  if (from.nodeId === nodeId || from.direction === direction) return true;
  return direction === "target" ? !fits(from.port, port) : !fits(port, from.port);
}
