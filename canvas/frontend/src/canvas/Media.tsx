import { Box, ImageOff } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useChanges } from "../viewer/changes";
import { assetIdOf, type Item, type Kind } from "../viewer/items";
import { openItem } from "../viewer/open";
import css from "./NodeCard.module.css";
import own from "./Preview.module.css";

const SmallWave = lazy(() => import("../viewer/SmallWave"));

interface Props {
  url: string;
  kind: string;
  title: string;
  onSize?(width: number, height: number): void;
}

/** Fingers cannot double-click: a tap opens it, unless it is the one that selects the node. */
function opensByTap({ nativeEvent, currentTarget }: React.MouseEvent): boolean {
  if (!(nativeEvent instanceof PointerEvent) || nativeEvent.pointerType !== "touch") return false;
  const node = currentTarget.closest(".react-flow__node");
  return !node || node.classList.contains("selected");
}

/** A picture, a recording, a film or a 3D model, small; it opens large. */
export function Media({ url, kind, title, onSize }: Props) {
  const key = assetIdOf(url) ?? url;
  const deleted = useChanges(({ gone }) => gone[key] === true);
  const [lost, setLost] = useState(false);
  const item: Item = { key, kind: kind as Kind, title, url };
  if (deleted || lost) return <Lost />;
  if (kind === "audio")
    return (
      <div className={`${own.wave} nodrag`}>
        <Suspense fallback={<span className={own.waiting} />}>
          <SmallWave url={url} title={title} />
        </Suspense>
      </div>
    );
  return (
    <button
      type="button"
      className={css.picture}
      title="Double-click to see it large"
      aria-label={`Open the ${NAMES[kind] ?? "picture"} of ${title}`}
      onClick={(event) => opensByTap(event) && openItem(item)}
      onDoubleClick={() => openItem(item)}
      onKeyDown={(event) => event.key === "Enter" && openItem(item)}
    >
      {kind === "video" && <Film url={url} onLost={() => setLost(true)} />}
      {kind === "model" && (
        <span className={own.model}>
          <Box size={30} strokeWidth={1.25} aria-hidden="true" /> 3D model
        </span>
      )}
      {kind === "image" && (
        <img
          src={url}
          alt={`Result of ${title}`}
          draggable={false}
          onError={() => setLost(true)}
          onLoad={({ currentTarget: image }) => onSize?.(image.naturalWidth, image.naturalHeight)}
        />
      )}
    </button>
  );
}

const NAMES: Record<string, string> = { video: "film", model: "3D model" };

/** Its first frame; it moves, without a sound, while the pointer is on it. */
export function Film({ url, onLost }: { url: string; onLost?(): void }) {
  const ref = useRef<HTMLVideoElement>(null);
  const stop = () => {
    const film = ref.current;
    if (!film) return;
    film.pause();
    film.currentTime = 0;
  };
  return (
    <video
      ref={ref}
      className={own.film}
      src={url}
      muted
      loop
      playsInline
      preload="metadata"
      onError={onLost}
      // Left before it began to play, it never does: that is no mistake.
      onPointerEnter={() => void ref.current?.play().catch(() => undefined)}
      onPointerLeave={stop}
    />
  );
}

function Lost() {
  return (
    <div className={css.empty}>
      <span>
        <ImageOff size={13} aria-hidden="true" /> Deleted
      </span>
    </div>
  );
}
