import { lazy, Suspense } from "react";
import { ImageStage } from "./ImageStage";
import type { Item } from "./items";
import { JsonView } from "./JsonView";
import { ModelStage } from "./ModelStage";
import { TextView } from "./TextView";
import { VideoPlayer } from "./VideoPlayer";

const AudioPlayer = lazy(() => import("./AudioPlayer"));

/** The right way to look at each kind of result. */
export function Shown({ item, other }: { item: Item; other: Item | null }) {
  const { kind, url = "", title } = item;
  if (kind === "text") return <TextView text={item.text ?? ""} />;
  if (kind === "json") return <JsonView value={item.json ?? null} />;
  if (kind === "video") return <VideoPlayer url={url} title={title} />;
  const compared = other?.url ? { url: other.url, title: other.title } : undefined;
  return (
    <Suspense fallback={null}>
      {kind === "audio" && <AudioPlayer url={url} title={title} />}
      {kind === "model" && <ModelStage url={url} title={title} />}
      {kind === "image" && <ImageStage url={url} title={title} other={compared} />}
    </Suspense>
  );
}
