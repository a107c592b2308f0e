import { useState } from "react";
import { exportPicture } from "../canvas/exporting";
import { Media } from "../canvas/Media";
import { OutputMenu } from "../canvas/OutputMenu";
import { duration, seconds } from "../run/status";
import { useNodeState } from "../store/runs";
import { copyText, downloadUrl } from "../viewer/actions";
import { counted } from "../viewer/counted";
import { type Item, itemsOf } from "../viewer/items";
import { openItem } from "../viewer/open";
import { pretty } from "../viewer/pretty";
import css from "./Inspector.module.css";
import own from "./OutputTab.module.css";

/** What the node made in the run that is shown, and what can be done with it. */
export function OutputTab({ id }: { id: string }) {
  const state = useNodeState(id);
  const [size, setSize] = useState("");
  if (state?.status !== "COMPLETED") {
    return <p className={css.about}>Nothing yet. Run the workflow to see what this node makes.</p>;
  }
  const took = seconds(state.startedAt, state.completedAt);
  return (
    <>
      {itemsOf(state).map((item) =>
        item.url ? (
          <File key={item.key} item={item} url={item.url} onSize={setSize} />
        ) : (
          <Words key={item.key} item={item} />
        ),
      )}
      <dl className={css.facts}>
        {size && (
          <>
            <dt>Size</dt>
            <dd>{size}</dd>
          </>
        )}
        <dt>Took</dt>
        <dd>{state.cached ? "From the cache" : took === null ? "" : duration(took)}</dd>
        <dt>Cost</dt>
        <dd>{state.credits} cr</dd>
        {state.seed !== null && (
          <>
            <dt>Seed</dt>
            <dd>{state.seed}</dd>
          </>
        )}
      </dl>
    </>
  );
}

interface FileProps {
  item: Item;
  url: string;
  onSize(size: string): void;
}

function File({ item, url, onSize }: FileProps) {
  return (
    <div className={css.output}>
      <div className={own.media}>
        <Media
          url={url}
          kind={item.kind}
          title={item.title}
          onSize={(x, y) => onSize(`${x} × ${y}`)}
        />
      </div>
      <div className={css.links}>
        <button type="button" onClick={() => openItem(item)}>
          Open
        </button>
        <a href={downloadUrl(url)}>Download</a>
        {item.kind === "image" && (
          <button type="button" onClick={() => void exportPicture(url)}>
            Download with workflow
          </button>
        )}
        <button type="button" onClick={() => void copyText(url, "Link")}>
          Copy link
        </button>
        <span className={own.more}>
          <OutputMenu item={item} />
        </span>
      </div>
    </div>
  );
}

function Words({ item }: { item: Item }) {
  const json = item.kind === "json";
  const text = json ? pretty(item.json ?? null) : (item.text ?? "");
  return (
    <div className={css.output}>
      <pre data-json={json || undefined} className={own.words}>
        {text}
      </pre>
      <div className={css.links}>
        <button type="button" onClick={() => openItem(item)}>
          Open
        </button>
        <button type="button" onClick={() => void copyText(text, json ? "JSON" : "Text")}>
          {json ? "Copy JSON" : "Copy text"}
        </button>
        <span className={own.more}>{json ? "" : counted(text)}</span>
      </div>
    </div>
  );
}
