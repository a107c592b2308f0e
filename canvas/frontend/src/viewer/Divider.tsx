import { ChevronsLeftRight } from "lucide-react";
import css from "./Stage.module.css";

interface Props {
  box: { left: number; top: number; width: number; height: number };
  names: [string, string];
  share: number;
  onShare(share: number): void;
}

const FAR = 0.1;
const NEAR = 0.01;

/** The line between two pictures: dragged, or moved with the arrow keys, Home and End. */
export function Divider({ box, names, share, onShare }: Props) {
  const to = (wanted: number) => onShare(Math.min(1, Math.max(0, wanted)));
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = event.shiftKey ? FAR : NEAR;
    const wanted = {
      ArrowLeft: share - by,
      ArrowRight: share + by,
      Home: 0,
      End: 1,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    to(wanted);
  };
  return (
    <>
      <span className={css.name} data-side="left" title={names[0]}>
        {names[0]}
      </span>
      <span className={css.name} data-side="right" title={names[1]}>
        {names[1]}
      </span>
      <div
        className={css.divider}
        role="slider"
        tabIndex={0}
        aria-label="Where the two pictures meet"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        style={{ left: box.left + share * box.width, top: box.top, height: box.height }}
        onKeyDown={onKeyDown}
        onDoubleClick={(event) => event.stopPropagation()}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          to(share + event.movementX / box.width);
        }}
      >
        <i>
          <ChevronsLeftRight size={16} aria-hidden="true" />
        </i>
      </div>
    </>
  );
}
