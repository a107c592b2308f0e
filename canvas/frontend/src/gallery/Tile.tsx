import { AudioLines, Box, Check, Star } from "lucide-react";
import type { Result } from "../api/types";
import { Film } from "../canvas/Media";
import { when } from "../graph/when";
import { report } from "../run/actions";
import { duration } from "../run/status";
import { star, useIsStarred } from "../viewer/changes";
import { kindOf } from "../viewer/items";
import css from "./Gallery.module.css";

interface Props {
  result: Result;
  selected: boolean;
  onOpen(): void;
  onSelect(range: boolean): void;
}

const WIDEST = 2.6;
const NARROWEST = 0.6;
const WITHOUT_SIZE = 1.6;

/** One result, as wide as its shape asks for; the words lie below it, never over it. */
export function Tile({ result, selected, onOpen, onSelect }: Props) {
  const starred = useIsStarred(result.id, result.starred);
  const { width, height, origin } = result;
  const ratio = width && height ? width / height : WITHOUT_SIZE;
  const shape = Math.min(WIDEST, Math.max(NARROWEST, ratio));
  const said = result.prompt ?? origin?.nodeLabel ?? "Result";
  const length = result.duration ? `, ${duration(result.duration)}` : "";
  return (
    <article
      className={css.tile}
      data-selected={selected || undefined}
      style={{ "--ratio": shape } as React.CSSProperties}
    >
      <button
        type="button"
        className={css.picture}
        aria-label={`Open ${said}${length}`}
        onClick={onOpen}
      >
        <Inside result={result} />
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a tick over a picture, drawn by us */}
      <button
        type="button"
        className={css.check}
        role="checkbox"
        aria-checked={selected}
        aria-label={`Select ${said}`}
        onClick={(event) => onSelect(event.shiftKey)}
      >
        <Check size={14} strokeWidth={3} />
      </button>
      <button
        type="button"
        className={css.star}
        aria-pressed={starred}
        aria-label={`Star ${said}`}
        onClick={() => star([result.id], !starred).catch(report)}
      >
        <Star size={15} fill={starred ? "currentcolor" : "none"} />
      </button>
      <p title={said}>
        <span>{said}</span>
        <small>
          {origin?.model}, {when(result.createdAt)}
        </small>
      </p>
    </article>
  );
}

function Inside({ result }: { result: Result }) {
  const kind = kindOf(result.contentType);
  if (kind === "image") return <img src={result.url} alt="" loading="lazy" />;
  if (kind === "video") return <Film url={result.url} />;
  const Icon = kind === "audio" ? AudioLines : Box;
  return (
    <i data-kind={kind}>
      <Icon size={30} strokeWidth={1.5} aria-hidden="true" />
      {result.duration ? duration(result.duration) : null}
    </i>
  );
}
