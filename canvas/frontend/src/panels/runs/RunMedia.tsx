import { useState } from "react";
import type { RunOutput } from "../../api/runs";
import css from "./Detail.module.css";
import type { RunProps } from "./RunDetail";
import { Thumb } from "./RunRow";
import { Showing } from "./Showing";

/** The main output large, the others in a strip below it. */
export function RunMedia({ run, body }: RunProps) {
  const outputs = everything({ run, body });
  const [chosen, setChosen] = useState(0);
  const shown = outputs[Math.min(chosen, outputs.length - 1)];
  if (!shown) {
    // The last words that were made; what went in is no output.
    const made = body.nodeStates.filter(({ nodeType }) => !nodeType.startsWith("input:"));
    const words = made.findLast(({ text }) => text)?.text;
    if (words) return <p className={css.text}>{words}</p>;
    return <p className={css.empty}>{run.status === "RUNNING" ? "No output yet" : "No output"}</p>;
  }
  return (
    <div className={css.media}>
      <Showing output={shown} />
      {outputs.length > 1 && (
        <div className={css.strip}>
          {outputs.map((output, index) => (
            <button
              key={output.url}
              type="button"
              aria-label={`Show the output of ${output.label}`}
              aria-pressed={output === shown}
              onClick={() => setChosen(index)}
            >
              <Thumb output={output} />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Every picture, film and sound once, the last made first: a step that hands one on adds none. */
function everything({ run, body }: RunProps): RunOutput[] {
  const found = new Map<string, RunOutput>();
  for (const state of [...body.nodeStates].reverse()) {
    for (const url of state.outputUrls) {
      const made = {
        url,
        type: state.mediaType ?? "image",
        nodeId: state.nodeId,
        label: state.label,
      };
      if (!found.has(url)) found.set(url, made);
    }
  }
  const first = run.outputs[0]?.url;
  const rank = ({ url, type }: RunOutput) => (url === first ? 0 : type === "audio" ? 2 : 1);
  return [...found.values()].sort((one, other) => rank(one) - rank(other));
}
