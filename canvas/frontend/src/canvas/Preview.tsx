import { Clock } from "lucide-react";
import { lazy, Suspense } from "react";
import type { Json, NodeState, NodeType } from "../api/types";
import { lookOf } from "../run/status";
import { usePreview, useProgress, useText, useWaitingFor } from "../store/runs";
import css from "./NodeCard.module.css";
import { PromptField } from "./PromptField";
import { Results } from "./Results";

const Upload = lazy(() => import("./Upload").then((file) => ({ default: file.Upload })));
const Written = lazy(() => import("./Written").then((file) => ({ default: file.Written })));
const Asked = lazy(() => import("./Asked").then((file) => ({ default: file.Asked })));
const Items = lazy(() => import("./Items").then((file) => ({ default: file.Items })));

interface Props {
  id: string;
  type: NodeType | undefined;
  config: Record<string, Json>;
  state: NodeState | undefined;
}

/** The picture is the hero: what the node made, or is making now. */
export function Preview({ id, type, config, state }: Props) {
  const look = lookOf(state);
  if (type?.nodeType === "input:text") return <PromptField id={id} type={type} config={config} />;
  if (type?.kind === "input")
    return (
      <Suspense fallback={null}>
        <Upload id={id} type={type} config={config} />
      </Suspense>
    );
  if (look === "running" && state?.question)
    return (
      <Suspense fallback={null}>
        <Asked state={state} question={state.question} />
      </Suspense>
    );
  if (look === "running" && state?.items.length)
    return (
      <Suspense fallback={null}>
        <Items id={id} items={state.items} />
      </Suspense>
    );
  if (look === "running") return <Live id={id} />;
  if (look === "queued" && type?.kind !== "utility") return <Waiting id={id} />;
  if (state?.status === "COMPLETED" && state.mediaType) return <Results state={state} />;
  if (look === "failed") return null;
  if (type?.kind === "model" || type?.kind === "output")
    return (
      <div className={css.empty}>
        <span>{state?.status === "COMPLETED" ? "Nothing to show" : "No output yet"}</span>
      </div>
    );
  return null;
}

function Waiting({ id }: { id: string }) {
  return (
    <div className={css.empty}>
      <span>
        <Clock size={13} aria-hidden="true" /> {useWaitingFor(id)}
      </span>
    </div>
  );
}

function Live({ id }: { id: string }) {
  const picture = usePreview(id);
  const progress = useProgress(id);
  const writes = useText(id) !== "";
  const share = progress?.progress ?? 0;
  const left = progress?.secondsLeft;
  return (
    <div className={css.live}>
      {picture && <img src={picture} alt="What is being made" />}
      {writes && (
        <Suspense fallback={null}>
          <Written id={id} />
        </Suspense>
      )}
      <div className={css.bar}>
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
      <div className={css.step}>
        <span>
          {writes
            ? "Writing"
            : progress?.step
              ? `Step ${progress.step} of ${progress.totalSteps}`
              : "Starting"}
        </span>
        <span>{left ? `${Math.ceil(left)} s left` : ""}</span>
      </div>
    </div>
  );
}
