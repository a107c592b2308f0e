import { Upload, X } from "lucide-react";
import { useState } from "react";
import { upload } from "../api/client";
import type { Asset, Json } from "../api/types";
import { Media } from "../canvas/Media";
import { report } from "../run/actions";
import css from "./Field.module.css";
import type { FieldProps } from "./props";

const ACCEPT: Record<string, string> = {
  image: "image/png,image/jpeg,image/webp,image/gif",
  mask: "image/png,image/jpeg,image/webp",
  audio: "audio/*",
  video: "video/mp4,video/webm,video/quicktime",
};

/** A file by click or drop; the server checks it, and answers with the asset. */
export function UploadField({ id, field, value, onChange }: FieldProps) {
  const [busy, setBusy] = useState(false);
  const asset =
    value && typeof value === "object" && "assetId" in value ? (value as unknown as Asset) : null;
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    try {
      const { data } = await upload<{ data: Asset }>("/media/upload", file);
      onChange(data as unknown as Json);
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
    }
  };
  if (asset) {
    const kind = asset.contentType.split("/")[0] ?? "image";
    return (
      <div className={css.asset}>
        <Media url={asset.url} kind={kind} title={field.label} />
        <button type="button" aria-label="Remove the file" onClick={() => onChange(null)}>
          <X size={14} />
        </button>
      </div>
    );
  }
  return (
    <label
      className={css.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void take(event.dataTransfer.files[0]);
      }}
    >
      <Upload size={16} aria-hidden="true" />
      {busy ? "Uploading" : `Drop ${field.widget === "audio" ? "a recording" : "a file"} or click`}
      <input
        id={id}
        type="file"
        accept={ACCEPT[field.widget]}
        onChange={(event) => void take(event.target.files?.[0])}
      />
    </label>
  );
}
