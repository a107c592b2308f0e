/** Which results are stale; what finds that out (`stale.ts`) is loaded after the first picture. */
import { create } from "zustand";
import { usePrefix } from "./editor";

interface Stale {
  stale: Record<string, true>;
}

export const useStale = create<Stale>(() => ({ stale: {} }));

export function useIsStale(id: string): boolean {
  const whole = usePrefix() + id;
  // A subgraph is stale with any node inside.
  return useStale(
    ({ stale }) => whole in stale || Object.keys(stale).some((one) => one.startsWith(`${whole}__`)),
  );
}
