/** What every part of the page reads: the document, who looks at it, and in which language. */
import { createContext, useContext } from "react";
import { create } from "zustand";
import type { PublicBoot } from "../boot";
import type { Language } from "../graph/snippets";
import type { OpenApi } from "./openapi";

export interface Plan {
  slug: string;
  name: string;
  requestsPerMinute: number;
  pollsPerMinute: number;
  executionsPerMinute: number;
  executionsPerDay: number | null;
}

export interface Reading {
  document: OpenApi;
  plans: Plan[];
  boot: PublicBoot;
  /** What a signed-in reader has, by the parameter that names it: for code that runs as it is. */
  own: Record<string, string>;
  /** Where programs find the server. */
  origin: string;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error("There is no document to read");
  return reading;
}

const LANGUAGE = "wireflow-language";

interface Choices {
  language: Language;
  /** A pasted key: kept in memory only, gone with the page. */
  key: string;
  setLanguage(language: Language): void;
  setKey(key: string): void;
}

export const useChoices = create<Choices>((set) => ({
  language: (localStorage.getItem(LANGUAGE) as Language | null) ?? "curl",
  key: "",
  setLanguage: (language) => {
    localStorage.setItem(LANGUAGE, language);
    set({ language });
  },
  setKey: (key) => set({ key }),
}));
