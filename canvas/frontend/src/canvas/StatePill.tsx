import {
  Ban,
  Check,
  Circle,
  CircleDashed,
  Clock,
  LoaderCircle,
  RotateCw,
  Snowflake,
  TriangleAlert,
  Zap,
} from "lucide-react";
import type { NodeState, NodeType } from "../api/types";
import type { Mode } from "../graph/document";
import { type Look, lookOf, pillText } from "../run/status";
import { useIsStale } from "../store/isStale";
import { useProgress } from "../store/runs";
import css from "./NodeCard.module.css";

const ICONS: Record<Look, typeof Check> = {
  idle: Circle,
  queued: Clock,
  running: LoaderCircle,
  cached: Zap,
  done: Check,
  failed: TriangleAlert,
  skipped: Ban,
};

const KEEPS = "Keeps this result: it does not run and costs nothing. P unfreezes it";

interface Props {
  id: string;
  mode: Mode;
  frozen?: boolean;
  type: NodeType | undefined;
  state: NodeState | undefined;
}

/** A node's state in a word, with a sign beside the colour. */
export function StatePill({ id, mode, frozen, type, state }: Props) {
  const progress = useProgress(id);
  const stale = useIsStale(id);
  const look = lookOf(state);
  if (mode === "muted") return <Pill icon={Ban} text="Muted" />;
  if (mode === "bypassed") return <Pill icon={CircleDashed} text="Bypassed" />;
  if (frozen) return <Pill icon={Snowflake} text="Frozen" look="frozen" title={KEEPS} />;
  // An input or a preview that was "computed" in no time tells nobody anything.
  const works = type?.kind === "model" || type?.kind === "utility";
  if (look === "idle" || (!works && look !== "failed")) return null;
  const settled = look === "done" || look === "cached" || look === "failed";
  if (stale && settled) return <Pill icon={RotateCw} text="Stale" title="Edited since this run" />;
  const told = progress ?? state;
  const text = pillText(state, told?.progress ?? 0, told?.providerPosition);
  const title = look === "cached" ? "The same inputs gave this before; nothing was charged" : "";
  return <Pill icon={ICONS[look]} text={text} look={look} title={title} />;
}

interface PillProps {
  icon: typeof Check;
  text: string;
  look?: Look | "frozen";
  title?: string;
}

function Pill({ icon: Icon, text, look, title }: PillProps) {
  return (
    <span className={css.pill} data-look={look} title={title || undefined}>
      <Icon size={12} aria-hidden="true" /> {text}
    </span>
  );
}
