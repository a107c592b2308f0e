/** Downloads many results as one ZIP that the browser makes. */
import type { Result } from "../api/types";
import { save } from "../viewer/actions";
import { zip } from "./zip";

const EXTENSIONS: Record<string, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "video/mp4": "mp4",
  "video/webm": "webm",
  "video/quicktime": "mov",
  "audio/wav": "wav",
  "audio/mpeg": "mp3",
  "audio/flac": "flac",
  "audio/ogg": "ogg",
  "audio/mp4": "m4a",
  "model/gltf-binary": "glb",
};

export async function downloadAll(results: Result[]): Promise<void> {
  const entries = [];
  for (const [index, result] of results.entries()) {
    const answer = await fetch(result.url);
    if (!answer.ok) throw new Error(`${result.id} cannot be read`);
    entries.push({ name: nameOf(result, index), data: new Uint8Array(await answer.arrayBuffer()) });
  }
  save(zip(entries), "zip");
}

/** 01-a-lake-at-dawn.png */
export function nameOf(result: Result, index: number): string {
  const said = result.prompt ?? result.origin?.nodeLabel ?? "result";
  const words = said
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  const number = String(index + 1).padStart(2, "0");
  return `${number}-${words.slice(0, 48) || "result"}.${EXTENSIONS[result.contentType] ?? "bin"}`;
}
