/** Dark or light: the system's choice until the person makes one. */
import { create } from "zustand";

export type Theme = "dark" | "light";
const KEY = "wireflow-theme";

function first(): Theme {
  const chosen = localStorage.getItem(KEY);
  if (chosen === "dark" || chosen === "light") return chosen;
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}

interface Themes {
  theme: Theme;
  toggle(): void;
}

export const useTheme = create<Themes>((set, get) => {
  const theme = first();
  document.documentElement.dataset.theme = theme;
  return {
    theme,
    toggle: () => {
      const next = get().theme === "dark" ? "light" : "dark";
      localStorage.setItem(KEY, next);
      document.documentElement.dataset.theme = next;
      set({ theme: next });
    },
  };
});
