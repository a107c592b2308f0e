/** What of the editor's page is open. */
import { create } from "zustand";
import type { Clash } from "../graph/merge";
import type { Port } from "../graph/ports";
import type { ViewerRequest } from "../viewer/items";

export type Tab = "canvas" | "api" | "runs";

/** Where the palette was asked for: by a wire released on nothing, or by a double click. */
export interface PaletteRequest {
  position?: { x: number; y: number };
  /** Where on the canvas the node goes when that is not where the palette opens. */
  place?: { x: number; y: number };
  from?: { nodeId: string; handle: string; port: Port; direction: "source" | "target" };
}

/** What a context menu was opened on, and where on the screen. */
export interface Menu {
  x: number;
  y: number;
  nodeId: string | null;
  edgeId?: string;
  port?: { handle: string; direction: "source" | "target" };
}

interface Page {
  tab: Tab;
  palette: PaletteRequest | null;
  keys: boolean;
  viewer: ViewerRequest | null;
  menu: Menu | null;
  commands: boolean;
  publishing: boolean;
  sharing: boolean;
  /** The node whose ports are being linked from a list. */
  linking: string | null;
  name: string;
  saving: "saved" | "saving" | "unsaved" | "failed" | "conflict";
  /** What both sides changed, while `saving` is a conflict. */
  clashes: Clash[];
  credits: number | null;
  /** What the server says a run costs; null while it has not said. */
  quote: { credits: number; exact: boolean } | null;
  set(change: Partial<Omit<Page, "set">>): void;
}

export const usePage = create<Page>((set) => ({
  tab: "canvas",
  palette: null,
  keys: false,
  viewer: null,
  menu: null,
  commands: false,
  publishing: false,
  sharing: false,
  linking: null,
  name: "",
  saving: "saved",
  clashes: [],
  credits: null,
  quote: null,
  set: (change) => set(change),
}));
