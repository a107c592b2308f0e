import { useEffect, useState } from "react";
import { BrushBar } from "./BrushBar";
import { Gone } from "./Gone";
import css from "./Paint.module.css";
import { resized } from "./strokes";
import { useKeys } from "./useKeys";
import { useMask } from "./useMask";
import { MOVES, useStage } from "./useStage";
import { ZoomBar } from "./ZoomBar";

interface Props {
  url: string;
  from: string | null;
  /** Given the way to the painted canvas. */
  onReady(canvas: () => () => HTMLCanvasElement | null): void;
}

const SHARE = 0.12;
const MIDDLE_BUTTON = 1;

/** The picture with the mask over it, and the brush that paints it. */
export function PaintArea({ url, from, onReady }: Props) {
  const [picture, failed] = usePicture(url);
  const size = picture && { width: picture.naturalWidth, height: picture.naturalHeight };
  const handle = useStage(size);
  const mask = useMask(picture, from, handle);
  const [brush, setBrush] = useState({ erases: false, size: 40, hardness: 0.8 });
  const [moves, setMoves] = useState(false);
  const { ref, view, move, panBy } = handle;
  useEffect(() => {
    if (!picture) return;
    const smaller = Math.min(picture.naturalWidth, picture.naturalHeight);
    setBrush((now) => ({ ...now, size: Math.max(2, Math.round(smaller * SHARE)) }));
  }, [picture]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the canvas is made with the picture
  useEffect(() => onReady(() => mask.canvas), [picture]);
  useKeys((event) => {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === "y" || (key === "z" && event.shiftKey)) mask.redo();
      else if (key === "z") mask.undo();
      else return false;
      return true;
    }
    const wanted = MOVES[event.key];
    if (wanted) move(wanted);
    else if (key === "[" || key === "]")
      setBrush((now) => ({ ...now, size: resized(now.size, key === "]" ? 1 : -1) }));
    else if (key === "b" || key === "e") setBrush((now) => ({ ...now, erases: key === "e" }));
    else if (key === "i") mask.invert();
    else return false;
    return true;
  }, true);
  const at = (event: React.PointerEvent) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const { x, y, scale } = view ?? { x: 0, y: 0, scale: 1 };
    return {
      x: (event.clientX - frame.left - x) / scale,
      y: (event.clientY - frame.top - y) / scale,
    };
  };
  if (failed) return <Gone />;
  return (
    <div className={css.area}>
      <BrushBar brush={brush} onChange={setBrush} mask={mask} />
      <div className={css.frame}>
        <div
          ref={ref}
          className={css.canvas}
          data-moves={moves || undefined}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setMoves(event.button === MIDDLE_BUTTON || event.shiftKey);
            if (event.button === 0 && !event.shiftKey) mask.begin(at(event), brush);
          }}
          onPointerMove={(event) => {
            mask.show(at(event), brush.size);
            if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
            if (moves) panBy({ x: event.movementX, y: event.movementY });
            else mask.go(at(event));
          }}
          onPointerUp={() => {
            setMoves(false);
            mask.end();
          }}
          onPointerLeave={() => mask.show(null, brush.size)}
        />
        {view && <ZoomBar scale={view.scale} onMove={move} />}
      </div>
    </div>
  );
}

function usePicture(url: string): [HTMLImageElement | null, boolean] {
  const [picture, setPicture] = useState<HTMLImageElement | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const image = new Image();
    image.onload = () => setPicture(image);
    image.onerror = () => setFailed(true);
    image.src = url;
  }, [url]);
  return [picture, failed];
}
