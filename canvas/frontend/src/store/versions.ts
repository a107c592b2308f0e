/** The kept versions of the open workflow, and the one that the canvas is held against. */
import { create } from "zustand";
import { get, send } from "../api/client";
import type { Version, VersionGraph } from "../api/runs";
import { report } from "../run/actions";
import { usePage } from "./page";
import { restoreVersion, save } from "./saving";
import { useToasts } from "./toasts";

interface Versions {
  open: boolean;
  list: Version[] | null;
  /** What the canvas is compared with. */
  base: VersionGraph | null;
  toggle(workflowId: string): void;
  compare(workflowId: string, number: number): Promise<void>;
  keep(workflowId: string, name: string): Promise<void>;
  rename(workflowId: string, number: number, name: string): Promise<void>;
  restore(workflowId: string, version: Version): Promise<void>;
}

export const useVersions = create<Versions>((set, now) => {
  const path = (workflowId: string) => `/workflows/${workflowId}/versions`;
  const read = async (workflowId: string) =>
    set({ list: (await get<{ data: Version[] }>(path(workflowId))).data });
  return {
    open: false,
    list: null,
    base: null,
    toggle: (workflowId) => {
      set({ open: !now().open, base: null });
      if (!now().open) return;
      usePage.getState().set({ tab: "canvas" });
      read(workflowId).catch(report);
    },
    compare: async (workflowId, number) => {
      if (now().base?.version === number) return set({ base: null });
      try {
        const { data } = await get<{ data: VersionGraph }>(`${path(workflowId)}/${number}`);
        set({ base: data });
      } catch (error) {
        report(error);
      }
    },
    keep: async (workflowId, name) => {
      try {
        await settle();
        await send("POST", path(workflowId), { name });
        await read(workflowId);
      } catch (error) {
        report(error);
      }
    },
    rename: async (workflowId, number, name) => {
      try {
        await send("PATCH", `${path(workflowId)}/${number}`, { name });
        await read(workflowId);
      } catch (error) {
        report(error);
      }
    },
    restore: async (workflowId, { version }) => {
      try {
        await settle();
        await restoreVersion(version);
        set({ base: null });
        await read(workflowId);
        useToasts.getState().show(`Version ${version} is current again`, "info", "Undo goes back");
      } catch (error) {
        report(error);
      }
    },
  };
});

/** What is kept is what was saved last: save first. */
async function settle(): Promise<void> {
  if (usePage.getState().saving !== "saved") await save();
}
