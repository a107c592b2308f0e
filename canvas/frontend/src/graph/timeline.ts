/** Where the time of a run went: bars on one scale, and the sums of them. */
import type { RunSegment } from "../api/runs";
import type { NodeState } from "../api/types";

/** Seconds since the run began. */
export type Span = [from: number, to: number];

export interface Bar {
  nodeId: string;
  label: string;
  nodeType: string;
  status: NodeState["status"];
  cached: boolean;
  queued: Span | null;
  ran: Span | null;
}

export interface Timeline {
  bars: Bar[];
  total: number;
}

export function timeline(states: NodeState[], began: string, until: number): Timeline {
  const zero = Date.parse(began);
  const at = (moment: string | null) =>
    moment === null ? null : Math.max(0, (Date.parse(moment) - zero) / 1000);
  const now = Math.max(0, (until - zero) / 1000);
  const bars = states.map((state): Bar => {
    const { nodeId, label, nodeType, status, cached } = state;
    const made = { nodeId, label, nodeType, status, cached };
    // A cached step bears the times of the run that computed it.
    if (cached) return { ...made, queued: null, ran: null };
    const queuedAt = at(state.queuedAt);
    const startedAt = status === "SKIPPED" ? null : at(state.startedAt);
    const endedAt = at(state.completedAt) ?? now;
    const waits = queuedAt !== null && status !== "SKIPPED";
    return {
      ...made,
      queued: waits ? [queuedAt, Math.max(queuedAt, startedAt ?? endedAt)] : null,
      ran: startedAt === null ? null : [startedAt, Math.max(startedAt, endedAt)],
    };
  });
  const ends = bars.flatMap(({ queued, ran }) => [queued?.[1] ?? 0, ran?.[1] ?? 0]);
  return { bars, total: Math.max(0.001, ...ends) };
}

const STEPS = [1, 2, 2.5, 5, 10];
const SHORTEST = 0.5;

/** Up to six marks from 0 to just beyond the end, at round distances; half a second at least. */
export function ticks(length: number): number[] {
  const total = Math.max(SHORTEST, length);
  const rough = total / 5;
  const scale = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((one) => one * scale >= rough) ?? 10) * scale;
  const count = Math.max(1, Math.ceil(total / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}

export interface Totals {
  queued: number;
  models: number;
  cached: number;
  steps: number;
}

/** Seconds in line and at models, steps from the cache. `isModel` knows a node type. */
export function totals({ bars }: Timeline, isModel: (nodeType: string) => boolean): Totals {
  const length = (span: Span | null) => (span ? span[1] - span[0] : 0);
  return {
    queued: bars.reduce((sum, bar) => sum + length(bar.queued), 0),
    models: bars.reduce((sum, bar) => sum + (isModel(bar.nodeType) ? length(bar.ran) : 0), 0),
    cached: bars.filter((bar) => bar.cached).length,
    steps: bars.length,
  };
}

const DOT = 6;
const LONGEST = 44;

/** How wide the steps of a run are drawn in a row, in pixels: a dot for none, longer by the root. */
export function widths(segments: RunSegment[], room: number, gap: number): number[] {
  const wanted = segments.map(({ seconds }) =>
    Math.min(LONGEST, DOT + 6 * Math.sqrt(Math.max(0, (seconds ?? 0) - 0.2))),
  );
  const free = room - gap * Math.max(0, segments.length - 1);
  const sum = wanted.reduce((one, other) => one + other, 0);
  const shrink = Math.min(1, free / Math.max(1, sum));
  return wanted.map((width) => Math.max(1, Math.floor(width * shrink * 10) / 10));
}
