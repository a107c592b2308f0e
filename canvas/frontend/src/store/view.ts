/** How the canvas is looked at: the tool in hand, the map, and whether it is locked. */
import { create } from "zustand";
import { useToasts } from "./toasts";

export type Tool = "pointer" | "hand" | "comment";

const MAP = "wireflow-map-hidden";
const LOCKED = "wireflow-locked";

interface View {
  tool: Tool;
  map: boolean;
  locked: boolean;
  /** The node whose name is being typed on its card. */
  renaming: string | null;
  /** Nodes glide to their places just now. */
  gliding: boolean;
  set(change: Partial<Pick<View, "tool" | "renaming" | "gliding">>): void;
  toggleMap(): void;
  /** Remembered for this workflow in this browser. */
  lock(locked: boolean): void;
}

export const useView = create<View>((set, get) => ({
  tool: "pointer",
  map: localStorage.getItem(MAP) === null,
  locked: lockedOnes().includes(location.pathname),
  renaming: null,
  gliding: false,
  set: (change) => set(change),
  toggleMap: () => {
    const map = !get().map;
    if (map) localStorage.removeItem(MAP);
    else localStorage.setItem(MAP, "1");
    set({ map });
  },
  lock: (locked) => {
    const others = lockedOnes().filter((path) => path !== location.pathname);
    const all = locked ? [...others, location.pathname] : others;
    localStorage.setItem(LOCKED, JSON.stringify(all));
    set({ locked });
  },
}));

/** Whether an edit may happen; says why not. */
export function mayEdit(): boolean {
  if (!useView.getState().locked) return true;
  const text = "The canvas is locked. Unlock it to change anything.";
  const { toasts, show } = useToasts.getState();
  if (!toasts.some((toast) => toast.text === text)) show(text);
  return false;
}

function lockedOnes(): string[] {
  return JSON.parse(localStorage.getItem(LOCKED) ?? "[]") as string[];
}
