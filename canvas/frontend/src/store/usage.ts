/** What the team uses of its plan, asked for again and again while a page shows it. */
import { create } from "zustand";
import { get } from "../api/client";
import type { Usage } from "../api/settings";
import { report } from "./failures";
import { whileVisible } from "./visible";

const EVERY = 4_000;

export const useUsage = create<{ usage: Usage | null }>(() => ({ usage: null }));

async function load(): Promise<void> {
  const { data } = await get<{ data: Usage }>("/developer/usage");
  useUsage.setState({ usage: data });
}

/** Starts at once; the answer ends it. Only the first failure is told: the next try follows. */
export function watchUsage(): () => void {
  load().catch(report);
  return whileVisible(() => void load().catch(() => undefined), EVERY);
}
