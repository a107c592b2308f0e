/** Aligning and spreading out: where boxes go, as new positions by id. Nothing else changes. */
import type { CardNode } from "./kinds";

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  id: string;
  width: number;
  height: number;
}

export type Positions = Record<string, Point>;
export type Side = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Axis = "x" | "y";

export const CARD = { width: 264, height: 160 };

/** Where a node lies and how large it is; a node not measured yet counts as a usual card. */
export function boxOf({ id, position, measured, width, height }: CardNode): Box {
  return {
    id,
    ...position,
    width: measured?.width ?? width ?? CARD.width,
    height: measured?.height ?? height ?? CARD.height,
  };
}

/** The frame around all boxes. */
export function bounds(boxes: Box[]): Omit<Box, "id"> {
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Every box against one side, or on one middle line, of the frame around them. */
export function align(boxes: Box[], side: Side): Positions {
  const frame = bounds(boxes);
  const place: Record<Side, (box: Box) => Point> = {
    left: (box) => ({ x: frame.x, y: box.y }),
    centre: (box) => ({ x: frame.x + (frame.width - box.width) / 2, y: box.y }),
    right: (box) => ({ x: frame.x + frame.width - box.width, y: box.y }),
    top: (box) => ({ x: box.x, y: frame.y }),
    middle: (box) => ({ x: box.x, y: frame.y + (frame.height - box.height) / 2 }),
    bottom: (box) => ({ x: box.x, y: frame.y + frame.height - box.height }),
  };
  return Object.fromEntries(boxes.map((box) => [box.id, place[side](box)]));
}

/** Equal gaps between neighbours; the first and the last stay where they are. */
export function distribute(boxes: Box[], axis: Axis): Positions {
  const size = axis === "x" ? "width" : "height";
  const sorted = [...boxes].sort((one, other) => one[axis] - other[axis]);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last || sorted.length < 3) return {};
  const filled = sorted.reduce((sum, box) => sum + box[size], 0);
  const gap = (last[axis] + last[size] - first[axis] - filled) / (sorted.length - 1);
  let next = first[axis];
  const placed = sorted.map((box): [string, Point] => {
    const at = next;
    next += box[size] + gap;
    return [box.id, { x: box.x, y: box.y, [axis]: at }];
  });
  return Object.fromEntries(placed);
}
