/** Takes a workflow out of here: as a file, or inside a picture that it made. */
import { toServer } from "../graph/document";
import { fileName, KEYWORD } from "../interchange/files";
import type { FlowGraph } from "../interchange/flow";
import { addText, isPng } from "../interchange/png";
import { exportWorkflow } from "../interchange/wireflow";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { useToasts } from "../store/toasts";

export function exportFile(): void {
  const { name } = usePage.getState();
  offer(new Blob([workflowText()], { type: "application/json" }), fileName(name, ".wireflow.json"));
}

/** The picture as a PNG that brings this workflow back when it is dropped on a canvas. */
export async function exportPicture(url: string): Promise<void> {
  try {
    const picture = await asPng(await (await fetch(url)).blob());
    const withText = addText(picture, KEYWORD, workflowText());
    const file = new Blob([withText.slice()], { type: "image/png" });
    offer(file, fileName(usePage.getState().name, ".png"));
  } catch {
    useToasts.getState().show("The picture could not be read", "danger");
  }
}

function workflowText(): string {
  const graph = toServer(useEditor.getState()) as unknown as FlowGraph;
  return exportWorkflow(usePage.getState().name, graph);
}

async function asPng(file: Blob): Promise<Uint8Array> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPng(bytes)) return bytes;
  const bitmap = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  const drawn = await canvas.convertToBlob({ type: "image/png" });
  return new Uint8Array(await drawn.arrayBuffer());
}

function offer(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
