import { newWorkflow } from "../../api/newWorkflow";
import type { Language } from "../../graph/snippets";
import { report } from "../../run/actions";
import { selectedIds } from "../../store/editor";
import { usePage } from "../../store/page";
import { useVersions } from "../../store/versions";
import { chooseFile } from "../chooseFile";
import { pictureShown } from "../pictureShown";
import type { Command } from "./command";

const LANGUAGES: [Language, string][] = [
  ["curl", "Copy as curl"],
  ["python", "Copy as Python"],
  ["javascript", "Copy as JavaScript"],
];

/** Make and publish workflows, bring them in, take them out, or write the call that runs them. */
export const FILING: Command[] = [
  {
    id: "new",
    does: "New workflow",
    keys: [],
    group: "Files",
    act: () => void newWorkflow().catch(report),
  },
  {
    id: "publish",
    does: "Publish…",
    keys: [],
    group: "Files",
    act: () => usePage.getState().set({ publishing: true }),
  },
  {
    id: "share",
    does: "Share…",
    keys: [],
    group: "Files",
    act: () => usePage.getState().set({ sharing: true }),
  },
  {
    id: "versions",
    does: "Version history",
    keys: [],
    group: "Files",
    act: ({ workflowId }) => useVersions.getState().toggle(workflowId),
  },
  { id: "import", does: "Import…", keys: [], group: "Files", act: () => chooseFile() },
  {
    id: "export",
    does: "Export as a file",
    keys: [],
    group: "Files",
    act: () => void import("../exporting").then((file) => file.exportFile()),
  },
  {
    id: "export-picture",
    does: "Export picture with workflow",
    keys: [],
    group: "Files",
    when: () => Boolean(pictureShown()),
    act: () => {
      const picture = pictureShown();
      if (picture) void import("../exporting").then((file) => file.exportPicture(picture));
    },
  },
  ...LANGUAGES.map(
    ([language, does]): Command => ({
      id: `copy-${language}`,
      does,
      keys: [],
      group: "Files",
      act: ({ workflowId }) => {
        const [id, ...others] = selectedIds();
        const node = others.length === 0 ? id : undefined;
        void import("../copyCall").then((file) => file.copyCall(language, workflowId, node));
      },
    }),
  ),
];
