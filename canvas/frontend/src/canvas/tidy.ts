/** Tidies the selection, or everything; the worker is started with the first call. */
import { boxOf, type Positions } from "../graph/arrange";
import { framesOf, refitted } from "../graph/groups";
import { useEditor } from "../store/editor";
import { mayEdit, useView } from "../store/view";
import type { LayoutRequest } from "./layoutWorker";

const GLIDE = 240;

let worker: Worker | null = null;

export async function tidyUp(): Promise<void> {
  if (!mayEdit()) return;
  const { nodes, edges, revision } = useEditor.getState();
  // Notes stay where they are, and frames follow what they hold.
  const wired = nodes.filter(({ type }) => type !== "group" && type !== "note");
  const selected = wired.filter((node) => node.selected);
  const chosen = selected.length > 1 ? selected : wired;
  const wires = edges.map(({ source, target }) => ({ source, target }));
  const positions = await laidOut({
    boxes: chosen.map(boxOf),
    wires,
    frames: framesOf(nodes),
  });
  // Whatever was edited meanwhile is worth more than tidiness.
  if (useEditor.getState().revision !== revision) return;
  useView.getState().set({ gliding: true });
  const moved = nodes.map((node) => ({ ...node, position: positions[node.id] ?? node.position }));
  useEditor.getState().edit({ nodes: refitted(nodes, moved) });
  setTimeout(() => useView.getState().set({ gliding: false }), GLIDE);
}

function laidOut(request: LayoutRequest): Promise<Positions> {
  worker ??= new Worker(new URL("./layoutWorker.ts", import.meta.url), { type: "module" });
  const asked = worker;
  return new Promise((resolve, reject) => {
    asked.onmessage = ({ data }: MessageEvent<Positions>) => resolve(data);
    asked.onerror = () => reject(new Error("The layout could not be made"));
    asked.postMessage(request);
  });
}
