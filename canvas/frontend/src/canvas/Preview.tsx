import type { Json, NodeState, NodeType } from "../api/types";
import { lookOf } from "../run/status";
import { usePage } from "../store/page";
import { usePreview, useProgress } from "../store/runs";
import css from "./NodeCard.module.css";
import { PromptField } from "./PromptField";

interface Props {
  id: string;
  type: NodeType | undefined;
  config: Record<string, Json>;
  state: NodeState | undefined;
}

/** The picture is the hero: what the node made, or is making now. */
export function Preview({ id, type, config, state }: Props) {
  const live = usePreview(id);
  const look = lookOf(state);
  if (type?.nodeType === "input:text") return <PromptField id={id} type={type} config={config} />;
  if (look === "running") return <Live id={id} picture={live} />;
  if (look === "queued") return <div className={css.empty}>Waiting for a worker</div>;
  const uploaded = type?.kind === "input" ? assetUrl(config) : null;
  const url = state?.outputUrl ?? uploaded?.url ?? null;
  const kind = state?.outputUrl ? state.mediaType : uploaded?.kind;
  if (url && kind) return <Media url={url} kind={kind} title={state?.label ?? ""} />;
  if (state?.text) return <p className={`${css.text} nowheel`}>{state.text}</p>;
  if (type?.kind === "model" || type?.kind === "output") return <div className={css.empty} />;
  return null;
}

function Live({ id, picture }: { id: string; picture: string | undefined }) {
  const progress = useProgress(id);
  const share = progress?.progress ?? 0;
  const left = progress?.secondsLeft;
  return (
    <div className={css.live}>
      {picture && <img src={picture} alt="What is being made" />}
      <div className={css.step}>
        <span>
          {progress?.step ? `Step ${progress.step} of ${progress.totalSteps}` : "Starting"}
        </span>
        <span>{left ? `${Math.ceil(left)} s left` : ""}</span>
      </div>
      <div className={css.bar}>
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}

export function Media({ url, kind, title }: { url: string; kind: string; title: string }) {
  const set = usePage((page) => page.set);
  if (kind === "audio")
    // biome-ignore lint/a11y/useMediaCaption: the words of generated speech are the node's input
    return <audio className={`${css.audio} nodrag`} src={url} controls preload="metadata" />;
  if (kind === "video")
    // biome-ignore lint/a11y/useMediaCaption: generated film has no spoken track to caption
    return <video className={`${css.picture} nodrag`} src={url} controls preload="metadata" />;
  return (
    <button
      type="button"
      className={css.picture}
      aria-label={`Open the picture of ${title}`}
      onDoubleClick={() => set({ viewer: { url, title } })}
      onKeyDown={(event) => event.key === "Enter" && set({ viewer: { url, title } })}
    >
      <img src={url} alt={`Result of ${title}`} draggable={false} />
    </button>
  );
}

function assetUrl(config: Record<string, Json>): { url: string; kind: string } | null {
  for (const value of Object.values(config)) {
    if (value && typeof value === "object" && !Array.isArray(value) && "url" in value) {
      const kind = String(value.contentType).split("/")[0] ?? "image";
      return { url: String(value.url), kind };
    }
  }
  return null;
}
