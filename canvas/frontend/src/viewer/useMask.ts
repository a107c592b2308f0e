/** The mask being painted: its canvas, its history, and Konva's stage that shows it on the picture. */
import Konva from "konva/lib/Core.js";
import { Circle } from "konva/lib/shapes/Circle.js";
import { Image as Picture } from "konva/lib/shapes/Image.js";
import { useEffect, useRef, useState } from "react";
import { contextOf, fromMask, makeCanvas, paint, repaint } from "./maskCanvas";
import { EMPTY, type History, push, redo, type Stroke, undo } from "./strokes";
import type { StageHandle } from "./useStage";
import type { Point, Size } from "./zoom";

const COLOUR = "#ff4d79";
const OPACITY = 0.62;

interface Drawing {
  stage: Konva.Stage;
  mask: HTMLCanvasElement;
  brush: Circle;
  start: HTMLCanvasElement | null;
}

export function useMask(
  picture: HTMLImageElement | null,
  from: string | null,
  handle: StageHandle,
) {
  const drawing = useRef<Drawing | null>(null);
  const stroke = useRef<Stroke | null>(null);
  const [history, setHistory] = useState<History>(EMPTY);
  const { ref, stage: room, view } = handle;

  useEffect(() => {
    const container = ref.current;
    if (!picture || !container) return;
    const made = draw(container, picture);
    drawing.current = made;
    setHistory(EMPTY);
    if (from)
      fromMask(from, sizeOf(picture), COLOUR).then((start) => {
        made.start = start;
        setHistory({ ...EMPTY });
      });
    return () => {
      made.stage.destroy();
      drawing.current = null;
    };
  }, [picture, from, ref]);

  useEffect(() => {
    const stage = drawing.current?.stage;
    if (!stage || !room || !view || !picture) return;
    stage.size(room);
    stage.position({ x: view.x, y: view.y });
    stage.scale({ x: view.scale, y: view.scale });
  }, [room, view, picture]);

  useEffect(() => {
    const now = drawing.current;
    if (!now) return;
    repaint(now.mask, now.start, history.done, COLOUR);
    now.stage.batchDraw();
  }, [history]);

  return {
    history,
    begin(at: Point, brush: Omit<Stroke, "kind" | "points">) {
      stroke.current = { kind: "stroke", ...brush, points: [at] };
      this.go(at);
    },
    go(at: Point) {
      const now = drawing.current;
      const open = stroke.current;
      if (!now || !open) return;
      paint(contextOf(now.mask), open, open.points.at(-1) ?? at, at, COLOUR);
      open.points.push(at);
      now.stage.batchDraw();
    },
    end() {
      const finished = stroke.current;
      stroke.current = null;
      if (finished) setHistory((now) => push(now, finished));
    },
    show(at: Point | null, size: number) {
      const brush = drawing.current?.brush;
      brush?.setAttrs({ ...(at ?? {}), radius: size / 2, visible: at !== null });
      // The ring is as thin at every zoom.
      brush?.strokeWidth(1.5 / (view?.scale ?? 1));
    },
    invert: () => setHistory((now) => push(now, { kind: "invert" })),
    clear: () => setHistory((now) => push(now, { kind: "clear" })),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    canvas: () => drawing.current?.mask ?? null,
  };
}

function draw(container: HTMLDivElement, picture: HTMLImageElement): Drawing {
  const size = sizeOf(picture);
  const stage = new Konva.Stage({
    container,
    width: container.clientWidth,
    height: container.clientHeight,
  });
  const mask = makeCanvas(size);
  const brush = new Circle({ stroke: "#fff", visible: false, shadowColor: "#000", shadowBlur: 2 });
  const pictures = new Konva.Layer({ listening: false });
  pictures.add(new Picture({ image: picture, ...size }));
  const painted = new Konva.Layer({ listening: false });
  painted.add(new Picture({ image: mask, ...size, opacity: OPACITY }), brush);
  stage.add(pictures, painted);
  return { stage, mask, brush, start: null };
}

function sizeOf(picture: HTMLImageElement): Size {
  return { width: picture.naturalWidth, height: picture.naturalHeight };
}
