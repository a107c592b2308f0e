/** Short messages in the corner. */
import { create } from "zustand";

export interface Toast {
  id: number;
  text: string;
  detail?: string;
  tone: "info" | "danger";
}

interface Toasts {
  toasts: Toast[];
  show(text: string, tone?: Toast["tone"], detail?: string): void;
  dismiss(id: number): void;
}

let next = 0;
const SHOWN_FOR = 7_000;

export const useToasts = create<Toasts>((set, get) => ({
  toasts: [],
  show: (text, tone = "info", detail) => {
    next += 1;
    const id = next;
    set({ toasts: [...get().toasts.slice(-2), { id, text, detail, tone }] });
    setTimeout(() => get().dismiss(id), SHOWN_FOR);
  },
  dismiss: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
}));
