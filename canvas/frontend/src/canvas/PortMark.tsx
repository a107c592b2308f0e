import type { PortType } from "../api/types";
import { look, type Shape } from "../graph/ports";

const PATHS: Record<Shape, string> = {
  circle: "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z",
  half: "M6 1a5 5 0 0 0 0 10Z",
  play: "M2 1l9 5-9 5Z",
  bars: "M1 4h2v4H1ZM5 1h2v10H5ZM9 3h2v6H9Z",
  square: "M1.5 1.5h9v9h-9Z",
  diamond: "M6 .5L11.5 6 6 11.5.5 6Z",
  pill: "M3.5 3h5a3 3 0 0 1 0 6h-5a3 3 0 0 1 0-6Z",
  braces: "M4 1C2 1 3 5 1 6c2 1 1 5 3 5M8 1c2 0 1 4 3 5-2 1-1 5-3 5",
  hexagon: "M6 .5l5 2.8v5.4l-5 2.8-5-2.8V3.3Z",
  ring: "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z",
};

/** A port's shape and colour; hollow while nothing is linked. */
export function PortMark({ type, hollow = false }: { type: PortType; hollow?: boolean }) {
  const { shape, colour } = look(type);
  const open = hollow || shape === "ring" || shape === "braces";
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path
        d={PATHS[shape]}
        fill={open ? "var(--surface-1)" : colour}
        stroke={colour}
        strokeWidth={open ? 1.8 : 1}
        strokeLinejoin="round"
      />
    </svg>
  );
}
