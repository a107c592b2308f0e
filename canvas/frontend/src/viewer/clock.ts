/** Time in players. */

export const SPEEDS = [0.25, 0.5, 1, 1.5, 2] as const;

/** 0:04.2, 1:05.0. */
export function clock(seconds: number): string {
  const tenths = Math.floor((Number.isFinite(seconds) ? seconds : 0) * 10 + 1e-6);
  const whole = Math.floor(tenths / 10);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}.${tenths % 10}`;
}

/** The time in the middle of the frame that is `by` frames on: safe from rounding at its edges. */
export function frameStep(now: number, by: number, frame: number, length: number): number {
  const wanted = (Math.floor(now / frame + 1e-6) + by + 0.5) * frame;
  return Math.min(Math.max(0, length - frame / 2), Math.max(0, wanted));
}
