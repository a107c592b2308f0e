import type { Result } from "../api/types";
import { when } from "../graph/when";
import { duration } from "../run/status";
import { useNodeState } from "../store/runs";
import { copyText } from "./actions";
import { bytes, type Item } from "./items";
import { UseAsInput } from "./UseAsInput";
import { useResult } from "./useResult";
import css from "./Viewer.module.css";

/** What is known of a result: what it was made from, and the file itself. */
export function Facts({ item }: { item: Item }) {
  const result = useResult(item);
  const origin = result?.origin;
  return (
    <aside className={css.facts} aria-label="About this result">
      {result?.prompt && (
        <section>
          <h3>Prompt</h3>
          <p className={css.prompt}>{result.prompt}</p>
          <button
            type="button"
            className={css.link}
            onClick={() => void copyText(result.prompt ?? "", "Prompt")}
          >
            Copy prompt
          </button>
        </section>
      )}
      {result && <File result={result} />}
      {!item.url && <Text item={item} />}
      <div className={css.ways}>
        <UseAsInput item={item} className={css.way} />
        {origin && (
          <a className={css.way} href={`/runs/${origin.executionId}`}>
            Open the graph as it was
          </a>
        )}
      </div>
    </aside>
  );
}

function File({ result }: { result: Result }) {
  const { origin } = result;
  const size = result.width ? `${result.width} × ${result.height} px` : null;
  return (
    <dl>
      <Fact name="Model" value={origin?.model} />
      <Fact name="Seed" value={origin?.seed} />
      <Fact name="Size" value={size} />
      <Fact name="Length" value={result.duration ? duration(result.duration) : null} />
      <Fact name="Type" value={result.contentType} />
      <Fact name="File" value={bytes(result.bytes)} />
      <Fact name="Made" value={when(result.createdAt)} />
      <Fact name="Workflow" value={origin?.workflowName} />
      <Fact name="Node" value={origin?.nodeLabel ?? "Uploaded"} />
    </dl>
  );
}

function Text({ item }: { item: Item }) {
  const state = useNodeState(item.nodeId ?? "");
  return (
    <dl>
      <Fact name="Node" value={item.title} />
      <Fact name="Type" value={item.kind === "json" ? "JSON" : "Text"} />
      <Fact name="Seed" value={state?.seed} />
      <Fact name="Cost" value={state ? `${state.credits} cr` : null} />
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string | number | null | undefined }) {
  if (value === null || value === undefined) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
