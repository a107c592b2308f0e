/** Measures the stage, and holds where the picture lies on it: wheel, drag and keys move it. */
import { useCallback, useEffect, useRef, useState } from "react";
import {
  actual,
  fitted,
  middle,
  type Point,
  pan,
  type Size,
  STEP,
  type View,
  zoomAt,
} from "./zoom";

export type Move = "in" | "out" | "fit" | "actual";

export const MOVES: Record<string, Move> = {
  "+": "in",
  "=": "in",
  "-": "out",
  "0": "fit",
  "1": "actual",
};

export interface StageHandle {
  ref: React.RefObject<HTMLDivElement | null>;
  stage: Size | null;
  view: View | null;
  move(move: Move, at?: Point): void;
  panBy(by: Point): void;
}

export function useStage(picture: Size | null): StageHandle {
  const ref = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Size | null>(null);
  const [view, setView] = useState<View | null>(null);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const observer = new ResizeObserver(() =>
      setStage({ width: box.clientWidth, height: box.clientHeight }),
    );
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const { width, height } = picture ?? { width: 0, height: 0 };
  useEffect(() => {
    if (stage && width > 0) setView(fitted(stage, { width, height }));
  }, [stage, width, height]);
  const change = useCallback(
    (next: (view: View, stage: Size, picture: Size) => View) =>
      setView((now) => (now && stage ? next(now, stage, { width, height }) : now)),
    [stage, width, height],
  );
  const move = useCallback(
    (kind: Move, at?: Point) =>
      change((now, room, size) => {
        const point = at ?? middle(room);
        if (kind === "fit") return fitted(room, size);
        if (kind === "actual") return actual(now, point, room, size);
        return zoomAt(now, point, kind === "in" ? STEP : 1 / STEP, room, size);
      }),
    [change],
  );
  const panBy = useCallback(
    (by: Point) => change((now, room, size) => pan(now, by, room, size)),
    [change],
  );
  useEffect(() => {
    const box = ref.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const frame = (event.currentTarget as HTMLElement).getBoundingClientRect();
      const at = { x: event.clientX - frame.left, y: event.clientY - frame.top };
      const factor = Math.exp(-event.deltaY * 0.0015);
      change((now, room, size) => zoomAt(now, at, factor, room, size));
    };
    box?.addEventListener("wheel", onWheel, { passive: false });
    return () => box?.removeEventListener("wheel", onWheel);
  }, [change]);
  return { ref, stage, view, move, panBy };
}
