import { Maximize, Minus, Plus, ScanLine } from "lucide-react";
import css from "./Stage.module.css";
import type { Move } from "./useStage";

/** Zoom at the foot of the stage, with the keys that do the same. */
export function ZoomBar({ scale, onMove }: { scale: number; onMove(move: Move): void }) {
  return (
    <div className={css.zoom} role="toolbar" aria-label="Zoom">
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out (−)"
        onClick={() => onMove("out")}
      >
        <Minus size={16} />
      </button>
      <output aria-label="Zoom level">{percent(scale)}</output>
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => onMove("in")}>
        <Plus size={16} />
      </button>
      <i />
      <button
        type="button"
        aria-label="Fit to the window"
        title="Fit to the window (0)"
        onClick={() => onMove("fit")}
      >
        <Maximize size={15} />
      </button>
      <button
        type="button"
        aria-label="Actual size"
        title="Actual size (1)"
        onClick={() => onMove("actual")}
      >
        <ScanLine size={15} />
      </button>
    </div>
  );
}

function percent(scale: number): string {
  return `${Math.round(scale * 100)}%`;
}
