import { useViewport } from "@xyflow/react";
import { useLayoutEffect, useRef } from "react";
import type { Pin } from "../graph/pins";
import css from "./Thread.module.css";
import { usePlaceOf } from "./usePlaceOf";

interface Props {
  pin: Pin;
  label: string;
  onClose(): void;
  children: React.ReactNode;
}

const MARGIN = 12;
/** From the tip of the pin to the card, past the pin itself. */
const BESIDE = 44;
const LEFT = 12;
const ABOVE = 34;

/** A card beside a pin: it stays with it, and inside the canvas. */
export function Bubble({ pin, label, onClose, children }: Props) {
  const ref = useRef<HTMLElement>(null);
  const at = usePlaceOf(pin);
  const view = useViewport();
  const x = at.x * view.zoom + view.x;
  const y = at.y * view.zoom + view.y;
  useLayoutEffect(() => {
    const box = ref.current;
    const stage = box?.parentElement;
    if (!box || !stage) return;
    const settle = () => {
      const { offsetWidth: width, offsetHeight: height } = box;
      const right = x + BESIDE + width + MARGIN <= stage.clientWidth;
      const left = right ? x + BESIDE : x - LEFT - width;
      const within = (value: number, most: number) => Math.max(MARGIN, Math.min(value, most));
      const across = within(left, stage.clientWidth - width - MARGIN);
      const down = within(y - ABOVE, stage.clientHeight - height - MARGIN);
      box.style.transform = `translate(${across}px, ${down}px)`;
    };
    const watch = new ResizeObserver(settle);
    watch.observe(box);
    settle();
    return () => watch.disconnect();
  }, [x, y]);
  return (
    <section
      ref={ref}
      className={css.bubble}
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </section>
  );
}
