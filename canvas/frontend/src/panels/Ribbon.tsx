import { lazy, Suspense, useState } from "react";
import { useShown } from "../store/runs";

const RibbonLine = lazy(() =>
  import("./RibbonLine").then((file) => ({ default: file.RibbonLine })),
);

/** The run at a glance, until it is hidden. */
export function Ribbon() {
  const execution = useShown();
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (!execution || dismissed === execution.executionId) return null;
  return (
    <Suspense fallback={null}>
      <RibbonLine execution={execution} onHide={() => setDismissed(execution.executionId)} />
    </Suspense>
  );
}
