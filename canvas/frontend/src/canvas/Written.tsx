import { useLayoutEffect, useRef } from "react";
import { useText } from "../store/runs";
import css from "./NodeCard.module.css";

const NEAR = 24;

/** The words of a node while it writes them; shows the newest, unless one scrolled up to read. */
export function Written({ id }: { id: string }) {
  const text = useText(id);
  const ref = useRef<HTMLParagraphElement>(null);
  const follows = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words are what makes it scroll
  useLayoutEffect(() => {
    if (ref.current && follows.current) ref.current.scrollTop = ref.current.scrollHeight;
  }, [text]);
  return (
    <p
      ref={ref}
      className={`${css.text} nowheel nodrag`}
      data-writing=""
      onScroll={({ currentTarget: box }) => {
        follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
      }}
    >
      {text}
    </p>
  );
}
