import { useEffect, useRef } from "react";
import { TypeIcon } from "../canvas/TypeIcon";
import { type Item, PORTS } from "./items";
import css from "./Viewer.module.css";

interface Props {
  items: Item[];
  at: number;
  onShow(item: Item): void;
}

const AROUND = 30;

/** The other results, small; only those around the shown one when there are many. */
export function Filmstrip({ items, at, onShow }: Props) {
  const ref = useRef<HTMLElement>(null);
  const first = Math.max(0, at - AROUND);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolled whenever another is shown
  useEffect(() => {
    ref.current
      ?.querySelector("[aria-current]")
      ?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [at]);
  return (
    <nav ref={ref} className={css.strip} aria-label="Results">
      {items.slice(first, at + AROUND + 1).map((item, index) => (
        <button
          key={item.key}
          type="button"
          aria-label={`Result ${first + index + 1}, ${item.title}`}
          aria-current={first + index === at ? "true" : undefined}
          onClick={() => onShow(item)}
        >
          {item.kind === "image" ? (
            <img src={item.url} alt="" loading="lazy" />
          ) : (
            <TypeIcon type={PORTS[item.kind]} size={20} />
          )}
        </button>
      ))}
    </nav>
  );
}
