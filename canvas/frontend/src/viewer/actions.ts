/** What can be done with a result, wherever it is shown. */
import { useToasts } from "../store/toasts";
import type { Item } from "./items";
import { pretty } from "./pretty";

const say = (text: string, tone: "info" | "danger" = "info") =>
  useToasts.getState().show(text, tone);

export async function copyText(text: string, what: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  say(`${what} copied`);
}

export async function copyImage(url: string): Promise<void> {
  try {
    // Browsers take pictures as PNG only.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": asPng(url) })]);
    say("Picture copied");
  } catch {
    say("This browser does not let pictures be copied", "danger");
  }
}

async function asPng(url: string): Promise<Blob> {
  const blob = await (await fetch(url)).blob();
  if (blob.type === "image/png") return blob;
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob({ type: "image/png" });
}

export function downloadUrl(url: string): string {
  return `${url}&download=1`;
}

export function downloadFile(url: string): void {
  follow(downloadUrl(url), "");
}

/** A text or JSON as a file. */
export function downloadText(item: Item): void {
  const json = item.kind === "json";
  const text = json ? pretty(item.json ?? null) : (item.text ?? "");
  save(new Blob([text], { type: json ? "application/json" : "text/plain" }), json ? "json" : "txt");
}

export function save(blob: Blob, extension: string): void {
  const url = URL.createObjectURL(blob);
  follow(url, `wireflow-${new Date().toISOString().slice(0, 10)}.${extension}`);
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function follow(href: string, download: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = download;
  link.click();
}
