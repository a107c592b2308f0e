import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { Asset } from "../api/types";
import { Dialog } from "../ui/Dialog";
import css from "./Upload.module.css";

const SHOWN = 60;

interface Props {
  kind: string;
  onChoose(asset: Asset): void;
  onClose(): void;
}

/** What the team uploaded and made before, newest first. */
export function MediaPicker({ kind, onChoose, onClose }: Props) {
  const [media, setMedia] = useState<Asset[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    get<{ data: Asset[] }>(`/media?limit=${SHOWN}`).then(
      ({ data }) => setMedia(data.filter(({ contentType }) => fitsKind(contentType, kind))),
      (error: Error) => setProblem(error.message),
    );
  }, [kind]);
  return (
    <Dialog title="Earlier media" wide onClose={onClose}>
      {problem && <p role="alert">{problem}</p>}
      {media?.length === 0 && <p className={css.none}>Nothing of this kind yet.</p>}
      <div className={css.grid}>
        {media?.map((asset) => (
          <button
            key={asset.assetId}
            type="button"
            aria-label={`Use ${nameOf(asset)}`}
            onClick={() => onChoose(asset)}
          >
            <Thumbnail asset={asset} />
            <small>{nameOf(asset)}</small>
          </button>
        ))}
      </div>
    </Dialog>
  );
}

function Thumbnail({ asset }: { asset: Asset }) {
  if (asset.contentType.startsWith("image/")) return <img src={asset.url} alt="" loading="lazy" />;
  // biome-ignore lint/a11y/useMediaCaption: a still of the film, without its sound
  if (asset.contentType.startsWith("video/")) return <video src={asset.url} preload="metadata" />;
  return <span>{asset.contentType}</span>;
}

function fitsKind(contentType: string, kind: string): boolean {
  const families: Record<string, string> = { mask: "image", model3d: "model" };
  return contentType.startsWith(`${families[kind] ?? kind}/`);
}

function nameOf({ width, height, contentType }: Asset): string {
  return width ? `${width} × ${height}` : (contentType.split("/")[1] ?? contentType).toUpperCase();
}
