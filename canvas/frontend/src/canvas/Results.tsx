import { lazy, Suspense } from "react";
import type { NodeState } from "../api/types";
import { type Item, itemsOf } from "../viewer/items";
import { openItem } from "../viewer/open";
import { pretty } from "../viewer/pretty";
import { Media } from "./Media";
import css from "./NodeCard.module.css";
import own from "./Preview.module.css";

const OutputMenu = lazy(() =>
  import("./OutputMenu").then((file) => ({ default: file.OutputMenu })),
);

const MOST_JSON = 600;

/** What a finished node made: the first output as large as the card, the others below it. */
export function Results({ state }: { state: NodeState }) {
  const [first, ...others] = itemsOf(state);
  if (!first) return null;
  return (
    <div className={own.results}>
      <Suspense fallback={null}>
        <OutputMenu item={first} />
      </Suspense>
      <Small item={first} />
      {others.length > 0 && (
        <div className={`${own.others} nodrag`}>
          {others.map((item, index) => (
            <button
              key={item.key}
              type="button"
              aria-label={`Open output ${index + 2} of ${state.label}`}
              onClick={() => openItem(item)}
            >
              {item.kind === "image" ? <img src={item.url} alt="" /> : item.kind}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function Small({ item }: { item: Item }) {
  if (item.url) return <Media url={item.url} kind={item.kind} title={item.title} />;
  const json = item.kind === "json";
  const text = json ? pretty(item.json ?? null).slice(0, MOST_JSON) : item.text;
  return <p className={`${css.text} ${json ? own.json : ""} nowheel nodrag`}>{text}</p>;
}
