/** What of the editor's page is open. */
import { create } from "zustand";
import type { Port } from "../graph/ports";

export type Tab = "canvas" | "api" | "runs";

/** Where the palette was asked for: by a wire released on nothing, or by a double click. */
export interface PaletteRequest {
  position?: { x: number; y: number };
  from?: { nodeId: string; handle: string; port: Port; direction: "source" | "target" };
}

interface Page {
  tab: Tab;
  palette: PaletteRequest | null;
  keys: boolean;
  viewer: { url: string; title: string } | null;
  menu: { x: number; y: number; nodeId: string | null; edgeId?: string } | null;
  name: string;
  saving: "saved" | "saving" | "unsaved" | "failed" | "conflict";
  credits: number | null;
  set(change: Partial<Omit<Page, "set">>): void;
}

export const usePage = create<Page>((set) => ({
  tab: "canvas",
  palette: null,
  keys: false,
  viewer: null,
  menu: null,
  name: "",
  saving: "saved",
  credits: null,
  set: (change) => set(change),
}));
