/** What scrolling does on the canvas: told apart by device, or always the same. */
import { create } from "zustand";

export const WAYS = ["auto", "zoom", "pan"] as const;
export type Way = (typeof WAYS)[number];

const KEY = "wireflow-scrolling";

interface Scrolling {
  way: Way;
  /** Remembered in this browser. */
  choose(way: Way): void;
}

export const useScrolling = create<Scrolling>((set) => ({
  way: WAYS.find((way) => way === localStorage.getItem(KEY)) ?? "auto",
  choose: (way) => {
    localStorage.setItem(KEY, way);
    set({ way });
  },
}));
