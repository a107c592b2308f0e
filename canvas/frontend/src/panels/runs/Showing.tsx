import { useState } from "react";
import type { RunOutput } from "../../api/runs";
import { usePage } from "../../store/page";
import css from "./Detail.module.css";

/** One output as large as there is room; a picture opens larger still. */
export function Showing({ output }: { output: RunOutput }) {
  const { url, type, label } = output;
  const set = usePage((page) => page.set);
  const [size, setSize] = useState("");
  if (type === "audio")
    return (
      <div className={css.sound}>
        <strong>{label}</strong>
        {/* biome-ignore lint/a11y/useMediaCaption: the words are the step's input */}
        <audio src={url} controls preload="metadata" />
      </div>
    );
  if (type === "video")
    return (
      <figure className={css.hero}>
        {/* biome-ignore lint/a11y/useMediaCaption: generated film has no spoken track */}
        <video src={url} controls preload="metadata" />
        <figcaption>{label}</figcaption>
      </figure>
    );
  return (
    <figure className={css.hero}>
      <button
        type="button"
        aria-label={`Open the picture of ${label}`}
        onClick={() => set({ viewer: { url, title: label } })}
      >
        <img
          src={url}
          alt={`Result of ${label}`}
          onLoad={({ currentTarget: image }) =>
            setSize(`${image.naturalWidth} × ${image.naturalHeight}`)
          }
        />
      </button>
      <figcaption>{size ? `${label}, ${size}` : label}</figcaption>
    </figure>
  );
}
