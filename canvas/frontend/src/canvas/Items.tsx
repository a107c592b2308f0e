import { Check, Clock, LoaderCircle, TriangleAlert } from "lucide-react";
import type { ItemState } from "../api/types";
import { usePreview, useProgress } from "../store/runs";
import css from "./Items.module.css";
import card from "./NodeCard.module.css";

const SIGNS = {
  PENDING: { icon: Clock, word: "waits" },
  RUNNING: { icon: LoaderCircle, word: "is being made" },
  COMPLETED: { icon: Check, word: "is done" },
  FAILED: { icon: TriangleAlert, word: "failed" },
  SKIPPED: { icon: TriangleAlert, word: "was left out" },
  CANCELLED: { icon: TriangleAlert, word: "was stopped" },
};

/** What becomes of each item of a list while a node runs for them: a tile for each, in its place. */
export function Items({ id, items }: { id: string; items: ItemState[] }) {
  const progress = useProgress(id);
  return (
    <div className={css.items}>
      <ul className={`${css.tiles} nowheel`} aria-label="Items">
        {items.map((item) => (
          <Tile
            key={item.index}
            id={id}
            item={item}
            share={progress?.shares?.[item.index] ?? item.progress}
          />
        ))}
      </ul>
      <div className={card.bar}>
        <i style={{ transform: `scaleX(${progress?.progress ?? 0})` }} />
      </div>
    </div>
  );
}

function Tile({ id, item, share }: { id: string; item: ItemState; share: number }) {
  const preview = usePreview(id, item.index);
  const live = item.status === "RUNNING" ? preview : undefined;
  const { icon: Icon, word } = SIGNS[item.status];
  const shown = item.mediaType === "image" ? item.outputUrl : null;
  const says = `Item ${item.index + 1} ${word}${item.error ? `: ${item.error}` : ""}`;
  return (
    <li className={css.tile} data-status={item.status} title={says} aria-label={says}>
      {(shown ?? live) ? <img src={shown ?? live} alt="" /> : <Icon size={14} aria-hidden="true" />}
      {item.status === "RUNNING" && <i style={{ transform: `scaleX(${share})` }} />}
    </li>
  );
}
