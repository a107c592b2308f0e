/** A wheel zooms to the pointer, fingers on a trackpad pan, and pinch to zoom. */
import type { Point } from "../graph/arrange";
import { useScrolling } from "../store/scrolling";
import type { Context } from "./commands/command";
import { deviceOf, type Sent } from "./wheel";

const LINE = 20;

/** Takes the events that pan; React Flow zooms by all others, to the pointer.
 *
 * A pinch comes as a wheel with Ctrl held, in every browser. */
export function listenToWheel({ flow }: Pick<Context, "flow">): () => void {
  let last: Sent | null = null;
  const onWheel = (event: WheelEvent) => {
    if (!isOnCanvas(event.target) || event.ctrlKey || event.metaKey) return;
    const { wheelDeltaY } = event as WheelEvent & { wheelDeltaY?: number };
    const { deltaMode, deltaX, deltaY, timeStamp } = event;
    const device = deviceOf({ deltaMode, deltaX, deltaY, wheelDeltaY, timeStamp }, last);
    last = { device, at: timeStamp };
    const { way } = useScrolling.getState();
    const pans = event.shiftKey || (way === "auto" ? device === "trackpad" : way === "pan");
    if (!pans) return;
    event.preventDefault();
    event.stopPropagation();
    const by = shiftOf(event);
    const { x, y, zoom } = flow.getViewport();
    void flow.setViewport({ x: x - by.x, y: y - by.y, zoom });
  };
  // Before React Flow hears of it, and able to keep the page from scrolling.
  const options = { capture: true, passive: false };
  document.addEventListener("wheel", onWheel, options);
  return () => document.removeEventListener("wheel", onWheel, options);
}

/** In pixels; Shift turns a wheel's up and down into left and right. */
function shiftOf({ deltaX, deltaY, deltaMode, shiftKey }: WheelEvent): Point {
  const unit = deltaMode === 0 ? 1 : LINE;
  const sideways = shiftKey && deltaX === 0;
  return { x: (sideways ? deltaY : deltaX) * unit, y: sideways ? 0 : deltaY * unit };
}

/** The map zooms by itself, and a text longer than its field scrolls. */
function isOnCanvas(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || !target.closest(".react-flow__renderer")) return false;
  const field = target.closest(".nowheel");
  return !field || field.scrollHeight <= field.clientHeight;
}
