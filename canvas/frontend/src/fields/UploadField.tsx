import { lazy, Suspense, useState } from "react";
import type { Asset, Json } from "../api/types";
import { Media } from "../canvas/Media";
import type { FieldProps } from "./props";
import { Sources } from "./Sources";
import css from "./Upload.module.css";
import { useUpload } from "./useUpload";

const AddressForm = lazy(() =>
  import("./AddressForm").then((file) => ({ default: file.AddressForm })),
);
const MediaPicker = lazy(() =>
  import("./MediaPicker").then((file) => ({ default: file.MediaPicker })),
);

/** A file by click, drop, paste or address, or one of the team's; the server checks it. */
export function UploadField({ id, field, value, onChange }: Omit<FieldProps, "nodeId">) {
  const [asks, setAsks] = useState<"address" | "media" | null>(null);
  const finish = (next: Json) => {
    setAsks(null);
    onChange(next);
  };
  const { progress, problem, takeFile, takeAddress, takeData } = useUpload(finish);
  const asset = assetOf(value);
  const take = (event: React.SyntheticEvent, data: DataTransfer) => {
    if (!takeData(data)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting have buttons beside them
    <div
      className={css.upload}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event, event.dataTransfer)}
      onPaste={(event) => take(event, event.clipboardData)}
    >
      {asset && (
        <div className={css.shown}>
          <Media url={asset.url} kind={kindOf(asset)} title={field.label} />
          {asset.width !== null && <small>{`${asset.width} × ${asset.height}`}</small>}
        </div>
      )}
      <Sources
        id={id}
        field={field}
        filled={asset !== null}
        onFile={(file) => void takeFile(file)}
        onAsk={setAsks}
        onRemove={() => onChange(null)}
      />
      <Suspense fallback={null}>
        {asks === "address" && <AddressForm onSend={(url) => void takeAddress(url)} />}
      </Suspense>
      {progress !== null && (
        <progress
          className={css.progress}
          aria-label="Uploading"
          max={1}
          value={progress || undefined}
        />
      )}
      {problem && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <Suspense fallback={null}>
        {asks === "media" && (
          <MediaPicker
            kind={field.widget}
            onChoose={(chosen) => finish(chosen as unknown as Json)}
            onClose={() => setAsks(null)}
          />
        )}
      </Suspense>
    </div>
  );
}

function assetOf(value: Json): Asset | null {
  const held = value && typeof value === "object" && "assetId" in value;
  return held ? (value as unknown as Asset) : null;
}

function kindOf(asset: Asset): string {
  return asset.contentType?.split("/")[0] ?? "image";
}
