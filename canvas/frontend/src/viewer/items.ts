/** What can be looked at large: the results of a run, the gallery's, one picture. */
import type { Field, Json, NodeState, PortType, Result } from "../api/types";

export type Kind = "image" | "video" | "audio" | "model" | "text" | "json";

export interface Item {
  key: string;
  kind: Kind;
  title: string;
  url?: string;
  text?: string;
  json?: Json;
  nodeId?: string;
  executionId?: string;
}

/** A MASK field that asks for a painted mask. */
export interface MaskTarget {
  nodeId: string;
  field: Field;
}

/** What the viewer shows: `at` names one of the items; without items, the picture alone. */
export interface ViewerRequest {
  url: string;
  title: string;
  items?: Item[];
  at?: string;
  mode?: "view" | "compare" | "mask";
  target?: MaskTarget;
}

export const PORTS: Record<Kind, PortType> = {
  image: "IMAGE",
  video: "VIDEO",
  audio: "AUDIO",
  model: "MODEL3D",
  text: "TEXT",
  json: "JSON",
};

const ASSET = /\/media\/([0-9a-f-]{36})/;
const FILES: Kind[] = ["image", "video", "audio", "model"];

export function assetIdOf(url: string | undefined): string | null {
  return ASSET.exec(url ?? "")?.[1] ?? null;
}

export function kindOf(contentType: string): Kind {
  const first = contentType.split("/")[0];
  return FILES.find((kind) => kind === first) ?? "image";
}

/** Everything a node run gave, in the order of its outputs. */
export function itemsOf(state: NodeState | undefined, executionId?: string): Item[] {
  if (state?.status !== "COMPLETED") return [];
  const { nodeId, label: title } = state;
  const of = { title, nodeId, executionId };
  const items: Item[] = state.outputUrls.map((url, index) => {
    const kind = kindOf(state.outputTypes[index] ?? state.mediaType ?? "image");
    return { ...of, key: assetIdOf(url) ?? url, kind, url };
  });
  if (state.text !== null)
    items.push({ ...of, key: `${nodeId} text`, kind: "text", text: state.text });
  if (state.mediaType === "json")
    items.push({ ...of, key: `${nodeId} json`, kind: "json", json: state.json });
  return items;
}

/** Every result of a run once: what a preview only passes on is shown as its maker's. */
export function itemsOfRun(states: (NodeState | undefined)[], executionId?: string): Item[] {
  const seen = new Set<string>();
  return states.flatMap((state) =>
    itemsOf(state, executionId).filter(({ key }) => !seen.has(key) && seen.add(key)),
  );
}

export function itemOfResult(result: Result): Item {
  return {
    key: result.id,
    kind: kindOf(result.contentType),
    title: result.origin?.nodeLabel ?? "Upload",
    url: result.url,
    nodeId: result.origin?.nodeId,
    executionId: result.origin?.executionId,
  };
}

export function itemsIn(request: ViewerRequest): Item[] {
  if (request.items?.length) return request.items;
  const { url, title } = request;
  return [{ key: assetIdOf(url) ?? url, kind: "image", title, url }];
}

/** 64 B, 3.4 kB, 12 MB. */
export function bytes(count: number): string {
  if (count < 1_000) return `${count} B`;
  const [value, unit] = count < 1e6 ? [count / 1e3, "kB"] : [count / 1e6, "MB"];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
