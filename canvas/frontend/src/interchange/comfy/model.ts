/** A ComfyUI graph in one form, whichever of its two file formats it came from. */
import type { Json } from "../../api/types";
import type { Mode } from "../../graph/document";

/** Where a link comes from: a node and the place of its output. */
export interface Source {
  node: string;
  slot: number;
}

export interface ComfyNode {
  id: string;
  type: string;
  /** As its author renamed it, else empty. */
  title: string;
  at: { x: number; y: number };
  size: { x: number; y: number };
  mode: Mode;
  collapsed: boolean;
  /** Values set by hand, by name. */
  values: Record<string, Json>;
  /** Values whose names the file does not tell. */
  loose: Json[];
  /** Linked inputs, by name. */
  inputs: Record<string, Source>;
  /** What each input carries, where the file tells. */
  inputTypes: Record<string, string>;
  /** What each output carries, where the file tells. */
  outputs: string[];
  colour: string;
}

export interface ComfyGroup {
  /** Within which subgraph: its node's id and a colon, or empty. */
  level: string;
  title: string;
  at: { x: number; y: number };
  size: { x: number; y: number };
  colour: string;
}

/** A subgraph that was taken apart: its parts have ids that begin with its own and a colon. */
export interface Frame {
  id: string;
  level: string;
  title: string;
  at: { x: number; y: number };
  size: { x: number; y: number };
}

export interface ComfyGraph {
  nodes: ComfyNode[];
  groups: ComfyGroup[];
  frames: Frame[];
  /** False for the API format, which knows no places. */
  placed: boolean;
}
