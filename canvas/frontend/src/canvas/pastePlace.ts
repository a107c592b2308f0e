/** Where the pointer was last, so that a paste knows where to put things. */
import type { Point } from "../graph/arrange";

let last: Point | null = null;
let pasted: Point | null = null;
let times = 0;

const STEP = 28;

export function followPointer(): () => void {
  const onMove = (event: PointerEvent) => {
    const over = event.target instanceof Element && event.target.closest(".react-flow");
    last = over ? { x: event.clientX, y: event.clientY } : null;
  };
  document.addEventListener("pointermove", onMove);
  return () => document.removeEventListener("pointermove", onMove);
}

/** The pointer when it is over the canvas, else the middle of it; a little off the last paste there. */
export function pastePlace(): Point {
  const box = document.querySelector(".react-flow")?.getBoundingClientRect();
  const middle = { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 };
  const place = last ?? middle;
  times = pasted?.x === place.x && pasted.y === place.y ? times + 1 : 0;
  pasted = place;
  return { x: place.x + times * STEP, y: place.y + times * STEP };
}
