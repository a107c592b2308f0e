/** Whether a mouse wheel turns or fingers move on a trackpad: no browser says which.
 *
 * A wheel counts lines, or notches of 120 beside its pixels; on a Mac it moves in steps of a
 * fixed-point number that nobody's fingers hit. Fingers move in two directions at once, by few or
 * broken pixels, and what began as theirs goes on as theirs. A wheel that turns without notches
 * looks like fingers, which is why one can say what one has (see `store/scrolling.ts`). */

export type Device = "mouse" | "trackpad";

export interface Turn {
  deltaX: number;
  deltaY: number;
  /** 0 counts pixels, 1 lines, 2 pages. */
  deltaMode: number;
  /** Not a standard, and everywhere: 120 a notch, three times the pixels for fingers. */
  wheelDeltaY?: number;
  /** In milliseconds. */
  timeStamp: number;
}

/** Who sent the last event, and when. */
export interface Sent {
  device: Device;
  at: number;
}

const NOTCH = 120;
/** Pixels that fingers do not begin with. */
const COARSE = 50;
/** A pause that ends a movement, in milliseconds; a trackpad's own momentum has none as long. */
const PAUSE_MS = 250;
/** A tenth of 40 pixels, as macOS writes it in sixteen binary places. */
const MAC_STEP = 4.000244140625;

export function deviceOf(turn: Turn, last: Sent | null): Device {
  const goesOn = last !== null && turn.timeStamp - last.at < PAUSE_MS;
  // Their momentum comes past every number there is, a notch's among them.
  if (goesOn && last.device === "trackpad" && turn.deltaMode === 0) return "trackpad";
  return proof(turn) ?? last?.device ?? "mouse";
}

/** What one event proves; null where both may have sent it. */
function proof({ deltaX, deltaY, deltaMode, wheelDeltaY }: Turn): Device | null {
  if (deltaMode !== 0) return "mouse";
  if (deltaX !== 0) return "trackpad";
  if (isNotch(deltaY, wheelDeltaY) || isMacStep(deltaY)) return "mouse";
  if (!Number.isInteger(deltaY) || Math.abs(deltaY) < COARSE) return "trackpad";
  return null;
}

function isNotch(deltaY: number, wheelDeltaY = 0): boolean {
  return wheelDeltaY !== 0 && wheelDeltaY % NOTCH === 0 && wheelDeltaY !== -3 * deltaY;
}

function isMacStep(deltaY: number): boolean {
  const steps = deltaY / MAC_STEP;
  return !Number.isInteger(deltaY) && Math.abs(steps - Math.round(steps)) < 1e-6;
}
