/** Port types: what fits where, and how each looks. Colour is never the only sign. */
import type { PortType } from "../api/types";

const WIDENING: Partial<Record<PortType, PortType[]>> = {
  MASK: ["IMAGE"],
  TEXT: ["JSON"],
  NUMBER: ["JSON"],
  BOOLEAN: ["JSON"],
};

export interface Port {
  type: PortType;
  multiple: boolean;
}

/** Whether an output may be linked to an input. The server checks the same rule again. A list fits
 * an input for one: the node runs once for each item then. */
export function fits(source: Pick<Port, "type">, target: Pick<Port, "type">): boolean {
  if (source.type === target.type || source.type === "ANY" || target.type === "ANY") return true;
  return WIDENING[source.type]?.includes(target.type) ?? false;
}

/** Whether what comes this way makes the node run once for each item of it. */
export function iterates(source: Port | undefined, target: Port): boolean {
  const takesLists = target.multiple || target.type === "ANY" || target.type === "JSON";
  return Boolean(source?.multiple) && !takesLists;
}

export type Shape =
  | "circle"
  | "half"
  | "play"
  | "bars"
  | "square"
  | "diamond"
  | "pill"
  | "braces"
  | "hexagon"
  | "ring";

const LOOKS: Record<PortType, { shape: Shape; colour: string }> = {
  IMAGE: { shape: "circle", colour: "var(--p-image)" },
  MASK: { shape: "half", colour: "var(--p-mask)" },
  VIDEO: { shape: "play", colour: "var(--p-video)" },
  AUDIO: { shape: "bars", colour: "var(--p-audio)" },
  TEXT: { shape: "square", colour: "var(--p-text)" },
  NUMBER: { shape: "diamond", colour: "var(--p-number)" },
  BOOLEAN: { shape: "pill", colour: "var(--p-boolean)" },
  JSON: { shape: "braces", colour: "var(--p-json)" },
  MODEL3D: { shape: "hexagon", colour: "var(--p-model)" },
  ANY: { shape: "ring", colour: "var(--p-any)" },
};

export function look(type: PortType): { shape: Shape; colour: string } {
  return LOOKS[type];
}
