import { Images, Link, Replace, Upload, X } from "lucide-react";
import type { Field } from "../api/types";
import css from "./Upload.module.css";

const ACCEPT: Record<string, string> = {
  image: "image/png,image/jpeg,image/webp,image/gif",
  mask: "image/png,image/jpeg,image/webp",
  model3d: ".glb,model/gltf-binary",
  audio: "audio/*",
  video: "video/mp4,video/webm,video/quicktime",
};
const NOUNS: Record<string, string> = {
  image: "a picture",
  mask: "a mask",
  model3d: "a 3D model",
  audio: "a recording",
  video: "a film",
};

interface Props {
  id: string;
  field: Field;
  filled: boolean;
  onFile(file: File): void;
  onAsk(what: "address" | "media"): void;
  onRemove(): void;
}

/** Where a file may come from. */
export function Sources({ id, field, filled, onFile, onAsk, onRemove }: Props) {
  const noun = NOUNS[field.widget] ?? "a file";
  const Icon = filled ? Replace : Upload;
  return (
    <div className={css.sources} data-filled={filled || undefined}>
      <label className={css.drop}>
        <Icon size={filled ? 13 : 18} aria-hidden="true" />
        {filled ? "Replace" : <span>{`Drop ${noun}, paste it, or click`}</span>}
        <input
          id={id}
          type="file"
          accept={ACCEPT[field.widget]}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) onFile(file);
            // The same file may be chosen again after it was removed.
            target.value = "";
          }}
        />
      </label>
      <button type="button" onClick={() => onAsk("address")}>
        <Link size={13} aria-hidden="true" /> From a URL
      </button>
      <button type="button" onClick={() => onAsk("media")}>
        <Images size={13} aria-hidden="true" /> Earlier
      </button>
      {filled && (
        <button type="button" aria-label="Remove the file" onClick={onRemove}>
          <X size={13} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
