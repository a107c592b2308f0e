import { useState } from "react";
import { Media } from "../canvas/Media";
import { duration, seconds } from "../run/status";
import { useNodeState } from "../store/runs";
import { useToasts } from "../store/toasts";
import css from "./Inspector.module.css";

/** What the node made in the run that is shown, with download and copy. */
export function OutputTab({ id }: { id: string }) {
  const state = useNodeState(id);
  const show = useToasts((toasts) => toasts.show);
  const [size, setSize] = useState("");
  if (state?.status !== "COMPLETED") {
    return <p className={css.about}>Nothing yet. Run the workflow to see what this node makes.</p>;
  }
  const copy = async (text: string, what: string) => {
    await navigator.clipboard.writeText(text);
    show(`${what} copied`);
  };
  const took = seconds(state.startedAt, state.completedAt);
  return (
    <>
      {state.outputUrls.map((url) => (
        <div key={url} className={css.output}>
          <Media
            url={url}
            kind={state.mediaType ?? "image"}
            title={state.label}
            onSize={(x, y) => setSize(`${x} × ${y}`)}
          />
          <div className={css.links}>
            <a href={`${url}&download=1`}>Download</a>
            <button type="button" onClick={() => void copy(url, "Link")}>
              Copy link
            </button>
          </div>
        </div>
      ))}
      {state.text !== null && (
        <div className={css.output}>
          <pre>{state.text}</pre>
          <div className={css.links}>
            <button type="button" onClick={() => void copy(state.text ?? "", "Text")}>
              Copy text
            </button>
          </div>
        </div>
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
