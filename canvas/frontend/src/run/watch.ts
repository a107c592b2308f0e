/** Reads again while the page is looked at: often while something runs, seldom otherwise. */
import { useEffect, useState } from "react";

const OFTEN = 1_500;
const SELDOM = 15_000;

export function useWatch(read: () => Promise<unknown>, busy: boolean, key: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says that it is another thing
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    const again = () => {
      if (!over) timer = setTimeout(turn, busy ? OFTEN : SELDOM);
    };
    // A read that fails is tried again at the next turn.
    const turn = () => (document.hidden ? again() : void read().then(again, again));
    turn();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [busy, key]);
}

/** The time, again and again while something runs. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
