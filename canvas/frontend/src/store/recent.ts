/** What was used lately, newest first: commands, node types and workflows. */
import { create } from "zustand";

const KEY = "wireflow-recent";
const KEPT = 24;

interface Recent {
  ids: string[];
  note(id: string): void;
}

export const useRecent = create<Recent>((set, get) => ({
  ids: JSON.parse(localStorage.getItem(KEY) ?? "[]") as string[],
  note: (id) => {
    const ids = [id, ...get().ids.filter((other) => other !== id)].slice(0, KEPT);
    localStorage.setItem(KEY, JSON.stringify(ids));
    set({ ids });
  },
}));
