import { usePage } from "../store/page";
import css from "./NodeCard.module.css";

interface Props {
  url: string;
  kind: string;
  title: string;
  onSize?(width: number, height: number): void;
}

/** A picture, a recording or a film; a picture opens large. */
export function Media({ url, kind, title, onSize }: Props) {
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
      title="Double-click to see it large"
      aria-label={`Open the picture of ${title}`}
      onDoubleClick={() => set({ viewer: { url, title } })}
      onKeyDown={(event) => event.key === "Enter" && set({ viewer: { url, title } })}
    >
      <img
        src={url}
        alt={`Result of ${title}`}
        draggable={false}
        onLoad={({ currentTarget: image }) => onSize?.(image.naturalWidth, image.naturalHeight)}
      />
    </button>
  );
}
