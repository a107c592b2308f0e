import "@google/model-viewer";
import { useEffect, useRef } from "react";
import css from "./Model.module.css";

const SHOWN = {
  "camera-controls": "",
  "touch-action": "none",
  "environment-image": "legacy",
  "shadow-intensity": "0.7",
  exposure: "1.1",
  "interaction-prompt": "none",
  "tone-mapping": "neutral",
};

interface Props {
  url: string;
  title: string;
  onFailure(): void;
}

/** Draws a 3D model, to turn, zoom and pan. */
export default function ModelScene({ url, title, onFailure }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `onFailure` is no other model
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const viewer = document.createElement("model-viewer");
    for (const [name, value] of Object.entries(SHOWN)) viewer.setAttribute(name, value);
    viewer.setAttribute("alt", `3D model: ${title}`);
    viewer.setAttribute("src", url);
    viewer.addEventListener("error", onFailure);
    box.append(viewer);
    return () => viewer.remove();
  }, [url, title]);
  return <div ref={ref} className={css.scene} />;
}
