import { Check, CircleSlash, Clock, LoaderCircle, TriangleAlert, Zap } from "lucide-react";
import type { RunItem } from "../../api/runs";
import { type Ending, endingOf, endingText } from "../../run/words";
import css from "./Runs.module.css";

const SIGNS: Record<Ending, typeof Check> = {
  running: LoaderCircle,
  queued: Clock,
  done: Check,
  cached: Zap,
  failed: TriangleAlert,
  stopped: CircleSlash,
};

/** How a run ended, or how far it is. */
export function EndingPill({ run }: { run: RunItem }) {
  const ending = endingOf(run);
  const Sign = SIGNS[ending];
  return (
    <span className={css.pill} data-ending={ending}>
      <Sign size={13} aria-hidden="true" /> {endingText(run)}
    </span>
  );
}
