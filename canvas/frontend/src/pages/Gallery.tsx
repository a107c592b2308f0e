import { useEffect, useRef, useState } from "react";
import type { Boot } from "../boot";
import { FilterBar } from "../gallery/FilterBar";
import css from "../gallery/Gallery.module.css";
import { addressOf, type Filters, NOTHING, readFilters } from "../gallery/query";
import { SelectionBar } from "../gallery/SelectionBar";
import { choose, NONE } from "../gallery/selection";
import { Tile } from "../gallery/Tile";
import { type Found, useResults } from "../gallery/useResults";
import { Viewer } from "../panels/Viewer";
import { usePage } from "../store/page";
import { itemOfResult } from "../viewer/items";
import { openAmong } from "../viewer/open";
import page from "./Pages.module.css";
import { SettingsFrame } from "./SettingsFrame";

/** Everything that the team's runs made, newest first. */
export default function Gallery({ boot }: { boot: Boot }) {
  const [filters, setFilters] = useState<Filters>(() => readFilters(location.search));
  const found = useResults(filters);
  // Words are told a moment after they are typed: what was chosen meanwhile must stay.
  const change = (next: Partial<Filters>) => setFilters((now) => ({ ...now, ...next }));
  useEffect(() => history.replaceState(history.state, "", addressOf(filters)), [filters]);
  return (
    <SettingsFrame boot={boot} title="Gallery">
      <header className={page.head}>
        <h1>Gallery</h1>
      </header>
      <FilterBar filters={filters} onChange={change} />
      {found.ready && found.results.length === 0 && !found.more && (
        <Nothing
          filtered={addressOf(filters) !== addressOf(NOTHING)}
          onReset={() => change(NOTHING)}
        />
      )}
      <Grid found={found} />
      <Viewer />
    </SettingsFrame>
  );
}

function Nothing({ filtered, onReset }: { filtered: boolean; onReset(): void }) {
  if (!filtered) {
    return (
      <p className={page.none}>
        Nothing here yet. Run a <a href="/workflows">workflow</a>, and what it makes appears here.
      </p>
    );
  }
  return (
    <p className={page.none}>
      Nothing matches.{" "}
      <button type="button" className={css.reset} onClick={onReset}>
        Show everything
      </button>
    </p>
  );
}

function Grid({ found: { results, more, loadMore } }: { found: Found }) {
  const [selection, setSelection] = useState(NONE);
  const viewing = usePage(({ viewer }) => viewer !== null);
  const ids = results.map(({ id }) => id);
  const chosen = results.filter(({ id }) => selection.ids.has(id));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !viewing) setSelection(NONE);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [viewing]);
  return (
    <>
      <div className={css.grid} data-selecting={chosen.length > 0 || undefined}>
        {results.map((result) => (
          <Tile
            key={result.id}
            result={result}
            selected={selection.ids.has(result.id)}
            onOpen={() => openAmong(results.map(itemOfResult), itemOfResult(result))}
            onSelect={(range) => setSelection((now) => choose(now, ids, result.id, range))}
          />
        ))}
      </div>
      {more && <More onSeen={loadMore} />}
      {chosen.length > 0 && <SelectionBar chosen={chosen} onClear={() => setSelection(NONE)} />}
    </>
  );
}

/** Asks for the next page a little before its place comes into view. */
function More({ onSeen }: { onSeen(): void }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = ref.current;
    if (!mark) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && onSeen(), {
      rootMargin: "600px",
    });
    observer.observe(mark);
    return () => observer.disconnect();
  }, [onSeen]);
  return (
    <div ref={ref} className={css.loading} role="status">
      Loading
    </div>
  );
}
