import { leaveComments } from "../../store/comments";
import { selectedIds, useEditor } from "../../store/editor";
import { type Tab, usePage } from "../../store/page";
import { useTheme } from "../../store/theme";
import { focusNode, leaveField } from "../focus";
import { openMenuFor } from "../openMenu";
import type { Command } from "./command";

const TABS: [Tab, string][] = [
  ["canvas", "Show the canvas"],
  ["api", "Show the API"],
  ["runs", "Show the runs"],
];

export const PAGING: Command[] = [
  {
    id: "commands",
    does: "Find a command, node or workflow",
    keys: ["mod+k"],
    group: "Wireflow",
    always: true,
    act: () => usePage.getState().set({ commands: true, menu: null }),
  },
  {
    id: "keys",
    does: "All keys",
    keys: ["?"],
    group: "Wireflow",
    act: () => usePage.getState().set({ keys: true }),
  },
  {
    id: "menu",
    does: "Open the menu",
    keys: ["shift+f10", "contextmenu"],
    group: "Wireflow",
    act: () => openMenuFor(selectedIds()),
  },
  {
    id: "theme",
    does: "Change between dark and light",
    keys: [],
    group: "Wireflow",
    act: () => useTheme.getState().toggle(),
  },
  ...TABS.map(
    ([tab, does]): Command => ({
      id: `show-${tab}`,
      does,
      keys: [],
      group: "Wireflow",
      when: () => usePage.getState().tab !== tab,
      act: () => usePage.getState().set({ tab }),
    }),
  ),
  {
    id: "sign-out",
    does: "Sign out",
    keys: [],
    group: "Wireflow",
    // A page of the server's: its form carries the token that proves where it comes from.
    act: () => document.querySelector<HTMLFormElement>('form[action="/sign-out"]')?.requestSubmit(),
  },
  {
    id: "close",
    does: "Close, leave a field or a tool, deselect",
    keys: ["escape"],
    group: "Wireflow",
    always: true,
    act: close,
  },
];

function close(): void {
  const { palette, menu, set } = usePage.getState();
  const [first] = selectedIds();
  if (palette || menu) {
    set({ palette: null, menu: null });
    if (first) focusNode(first);
  } else if (!leaveField(first) && !leaveComments()) useEditor.getState().select([]);
}
