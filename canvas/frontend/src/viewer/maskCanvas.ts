/** The mask as pixels: what is selected is opaque. Shown in colour, saved as white on black. */
import { between, type Step, type Stroke } from "./strokes";
import type { Point, Size } from "./zoom";

type Context = CanvasRenderingContext2D;

export function makeCanvas({ width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

export function contextOf(canvas: HTMLCanvasElement): Context {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw");
  return context;
}

/** Paints the mask anew from what it began with and every step. */
export function repaint(
  canvas: HTMLCanvasElement,
  start: CanvasImageSource | null,
  steps: Step[],
  colour: string,
) {
  const context = contextOf(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (start) context.drawImage(start, 0, 0, canvas.width, canvas.height);
  for (const step of steps) apply(context, step, colour);
}

function apply(context: Context, step: Step, colour: string): void {
  const { width, height } = context.canvas;
  if (step.kind === "clear") context.clearRect(0, 0, width, height);
  if (step.kind === "invert") {
    // What was opaque becomes clear, and the other way round.
    context.globalCompositeOperation = "source-out";
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = "source-over";
  }
  if (step.kind !== "stroke") return;
  let before = step.points[0];
  for (const point of step.points) {
    paint(context, step, before ?? point, point, colour);
    before = point;
  }
}

/** One piece of a stroke. */
export function paint(
  context: Context,
  stroke: Stroke,
  from: Point,
  to: Point,
  colour: string,
): void {
  context.globalCompositeOperation = stroke.erases ? "destination-out" : "source-over";
  const radius = stroke.size / 2;
  for (const { x, y } of between(from, to, stroke.size)) {
    context.fillStyle =
      stroke.hardness < 1 ? soft(context, x, y, radius, stroke.hardness, colour) : colour;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalCompositeOperation = "source-over";
}

function soft(
  context: Context,
  x: number,
  y: number,
  radius: number,
  hardness: number,
  colour: string,
) {
  const gradient = context.createRadialGradient(x, y, radius * hardness, x, y, radius);
  gradient.addColorStop(0, colour);
  // The same colour, clear: through black, the edge would be dark.
  gradient.addColorStop(1, `${colour}00`);
  return gradient;
}

/** An earlier mask, white on black, as opaque and clear. */
export async function fromMask(
  url: string,
  size: Size,
  colour: string,
): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = makeCanvas(size);
  const context = contextOf(canvas);
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  const pixels = context.getImageData(0, 0, size.width, size.height);
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) data[at + 3] = data[at] ?? 0;
  context.putImageData(pixels, 0, 0);
  return filled(canvas, colour);
}

/** White where it is selected, black elsewhere, in the size of the picture. */
export function toPng(mask: HTMLCanvasElement): Promise<File> {
  const canvas = makeCanvas(mask);
  const context = contextOf(canvas);
  context.fillStyle = "#000";
  context.fillRect(0, 0, canvas.width, canvas.height);
  const white = makeCanvas(mask);
  contextOf(white).drawImage(mask, 0, 0);
  context.drawImage(filled(white, "#fff"), 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob) resolve(new File([blob], "mask.png", { type: "image/png" }));
      else reject(new Error("This browser cannot write a PNG of that size"));
    }, "image/png"),
  );
}

function filled(canvas: HTMLCanvasElement, colour: string): HTMLCanvasElement {
  const context = contextOf(canvas);
  context.globalCompositeOperation = "source-in";
  context.fillStyle = colour;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = "source-over";
  return canvas;
}
