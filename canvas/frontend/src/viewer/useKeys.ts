/** Keys of what is open now: the function answers whether the key was its own. */
import { useEffect, useRef } from "react";

const OWN = "input:not([type=range]), textarea, select, [role=slider], [role=menu]";
const MOVES_SLIDERS = /^(Arrow|Home|End|Page)/;

/** With `mod`, keys held with Ctrl or Cmd are given too. */
export function useKeys(take: (event: KeyboardEvent) => boolean, mod = false): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const element = event.target instanceof HTMLElement ? event.target : null;
      if (event.altKey || element?.closest(OWN)) return;
      if (!mod && (event.ctrlKey || event.metaKey)) return;
      if (element instanceof HTMLInputElement && MOVES_SLIDERS.test(event.key)) return;
      if (latest.current(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    // Before anything else hears it: what lies under the viewer is not meant.
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [mod]);
}
