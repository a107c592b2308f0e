/** Where a picture lies on the stage, and what zooming and panning do to it. */

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** The picture's upper left corner on the stage, and screen pixels per picture pixel. */
export interface View extends Point {
  scale: number;
}

export const STEP = 1.25;
const MOST = 32;
const MARGIN = 24;

export function fitted(stage: Size, picture: Size): View {
  const scale = Math.min(
    Math.max(1, stage.width - 2 * MARGIN) / picture.width,
    Math.max(1, stage.height - 2 * MARGIN) / picture.height,
  );
  return settle({ scale, x: 0, y: 0 }, stage, picture);
}

/** Zooms so that the point of the picture under `at` stays there. */
export function zoomAt(view: View, at: Point, factor: number, stage: Size, picture: Size): View {
  const least = Math.min(1, fitted(stage, picture).scale) / 2;
  const scale = Math.min(MOST, Math.max(least, view.scale * factor));
  const grown = scale / view.scale;
  const moved = { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown };
  return settle(moved, stage, picture);
}

export function actual(view: View, at: Point, stage: Size, picture: Size): View {
  return zoomAt(view, at, 1 / view.scale, stage, picture);
}

export function pan(view: View, by: Point, stage: Size, picture: Size): View {
  return settle({ ...view, x: view.x + by.x, y: view.y + by.y }, stage, picture);
}

export function middle(stage: Size): Point {
  return { x: stage.width / 2, y: stage.height / 2 };
}

/** Centred while it is smaller than the stage; else no emptier at an edge than need be. */
function settle(view: View, stage: Size, picture: Size): View {
  return {
    scale: view.scale,
    x: place(view.x, stage.width, picture.width * view.scale),
    y: place(view.y, stage.height, picture.height * view.scale),
  };
}

function place(at: number, room: number, length: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, at));
}
