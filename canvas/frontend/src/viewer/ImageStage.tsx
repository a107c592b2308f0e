import { useState } from "react";
import { Divider } from "./Divider";
import { Gone } from "./Gone";
import css from "./Stage.module.css";
import { useKeys } from "./useKeys";
import { MOVES, useStage } from "./useStage";
import { ZoomBar } from "./ZoomBar";
import type { Size } from "./zoom";

interface Props {
  url: string;
  title: string;
  /** Another picture laid over the right part of this one, to compare. */
  other?: { url: string; title: string };
}

const LARGE_PIXELS = 3;

/** A picture that zooms to the pointer and pans; with another, a slider between the two. */
export function ImageStage({ url, title, other }: Props) {
  const [size, setSize] = useState<Size | null>(null);
  const [share, setShare] = useState(0.5);
  const [gone, setGone] = useState(false);
  const { ref, stage, view, move, panBy } = useStage(size);
  useKeys((event) => {
    const wanted = MOVES[event.key];
    if (wanted) move(wanted);
    return wanted !== undefined;
  });
  if (gone) return <Gone />;
  const placed = view &&
    size && {
      left: view.x,
      top: view.y,
      width: size.width * view.scale,
      height: size.height * view.scale,
    };
  const pixels = view && view.scale >= LARGE_PIXELS ? "pixelated" : "auto";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: buttons and keys do what the pointer does
    <div
      ref={ref}
      className={css.stage}
      onDoubleClick={(event) => {
        const frame = event.currentTarget.getBoundingClientRect();
        const at = { x: event.clientX - frame.left, y: event.clientY - frame.top };
        move(view?.scale === 1 ? "fit" : "actual", at);
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget || event.target instanceof HTMLImageElement)
          event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          panBy({ x: event.movementX, y: event.movementY });
      }}
    >
      <img
        src={url}
        alt={`Large: ${title}`}
        draggable={false}
        className={css.picture}
        style={{ ...(placed ?? { opacity: 0 }), imageRendering: pixels }}
        onError={() => setGone(true)}
        onLoad={({ currentTarget: image }) =>
          setSize({ width: image.naturalWidth, height: image.naturalHeight })
        }
      />
      {other && placed && stage && (
        <>
          <img
            src={other.url}
            alt={`Compared: ${other.title}`}
            draggable={false}
            className={css.picture}
            style={{
              ...placed,
              imageRendering: pixels,
              clipPath: `inset(0 0 0 ${share * 100}%)`,
            }}
          />
          <Divider box={placed} names={[title, other.title]} share={share} onShare={setShare} />
        </>
      )}
      {view && <ZoomBar scale={view.scale} onMove={move} />}
    </div>
  );
}
