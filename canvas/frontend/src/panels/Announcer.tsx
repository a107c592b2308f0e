import { useEffect, useState } from "react";
import { announced } from "../run/announce";
import { useRuns } from "../store/runs";

/** What comes within this time is one message: a reader would cut the first off for the second. */
const GATHER_MS = 300;

/** Tells screen readers what the run on the canvas does. */
export function Announcer() {
  const [said, setSaid] = useState("");
  useEffect(() => {
    let watching = false;
    let waiting: string[] = [];
    let timer = 0;
    const say = () => {
      setSaid(waiting.join(". "));
      waiting = [];
    };
    const stop = useRuns.subscribe((now, before) => {
      if (now.executions === before.executions) return;
      const first = !watching;
      watching = true;
      const execution = now.shown ? now.executions[now.shown] : undefined;
      const known = before.shown ? before.executions[before.shown] : undefined;
      // What was over when the page opened is no news.
      if (!execution || execution === known || (first && execution.status !== "RUNNING")) return;
      const news = announced(known, execution);
      if (news.length > 0 && waiting.length === 0) timer = window.setTimeout(say, GATHER_MS);
      waiting.push(...news);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return (
    <p className="unseen" aria-live="polite">
      {said}
    </p>
  );
}
