/** What was painted of a mask, step by step, so that it can be undone. Sizes in picture pixels. */
import type { Point } from "./zoom";

export interface Stroke {
  kind: "stroke";
  erases: boolean;
  size: number;
  /** 1 has a sharp edge; less fades from that share of the radius outwards. */
  hardness: number;
  points: Point[];
}

export type Step = Stroke | { kind: "invert" } | { kind: "clear" };

export interface History {
  done: Step[];
  undone: Step[];
}

export const EMPTY: History = { done: [], undone: [] };

export function push(history: History, step: Step): History {
  return { done: [...history.done, step], undone: [] };
}

export function undo({ done, undone }: History): History {
  const last = done.at(-1);
  return last ? { done: done.slice(0, -1), undone: [last, ...undone] } : { done, undone };
}

export function redo({ done, undone }: History): History {
  const [next, ...rest] = undone;
  return next ? { done: [...done, next], undone: rest } : { done, undone };
}

const SMALLEST = 1;
const LARGEST = 1_000;

/** A tenth larger or smaller, at least one pixel. */
export function resized(size: number, way: 1 | -1): number {
  const by = Math.max(1, Math.round(size * 0.1));
  return Math.min(LARGEST, Math.max(SMALLEST, size + way * by));
}

/** Where dabs of the brush fall between two points: near enough to make one line. */
export function between(from: Point, to: Point, size: number): Point[] {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const count = Math.max(1, Math.ceil(distance / Math.max(0.5, size / 24)));
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / count;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}
