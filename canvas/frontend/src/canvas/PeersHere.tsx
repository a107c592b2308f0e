import { lazy, Suspense } from "react";
import { usePeers } from "../store/peers";

const Peers = lazy(() => import("./Peers").then((file) => ({ default: file.Peers })));

/** The marks of others, once there are others. */
export function PeersHere() {
  const alone = usePeers(({ peers }) => Object.keys(peers).length === 0);
  if (alone) return null;
  return (
    <Suspense fallback={null}>
      <Peers />
    </Suspense>
  );
}
