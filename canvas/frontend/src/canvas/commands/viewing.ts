import { selectedIds } from "../../store/editor";
import { useScrolling, type Way } from "../../store/scrolling";
import { useView } from "../../store/view";
import type { Command } from "./command";

const SCROLLING: [Way, string][] = [
  ["auto", "Scroll: a wheel zooms, a trackpad pans"],
  ["zoom", "Scroll: always zoom"],
  ["pan", "Scroll: always pan"],
];

export const VIEWING: Command[] = [
  {
    id: "fit",
    does: "Fit the selection",
    keys: ["f"],
    group: "View",
    act: ({ flow }) =>
      void flow.fitView({ nodes: selectedIds().map((id) => ({ id })), padding: 0.3, maxZoom: 1.5 }),
  },
  {
    id: "fit-all",
    does: "Fit everything",
    keys: ["shift+f"],
    group: "View",
    act: ({ flow }) => void flow.fitView({ padding: 0.18 }),
  },
  {
    id: "zoom-in",
    does: "Zoom in",
    keys: ["alt+="],
    group: "View",
    act: ({ flow }) => void flow.zoomIn(),
  },
  {
    id: "zoom-out",
    does: "Zoom out",
    keys: ["alt+-"],
    group: "View",
    act: ({ flow }) => void flow.zoomOut(),
  },
  {
    id: "zoom-whole",
    does: "Zoom to 100 %",
    keys: ["alt+0"],
    group: "View",
    act: ({ flow }) => void flow.zoomTo(1),
  },
  {
    id: "map",
    does: "Show or hide the map",
    keys: ["alt+m"],
    group: "View",
    act: () => useView.getState().toggleMap(),
  },
  {
    id: "pointer",
    does: "Pointer",
    keys: ["v"],
    group: "View",
    act: () => useView.getState().set({ tool: "pointer" }),
  },
  {
    id: "hand",
    does: "Hand",
    keys: ["h"],
    group: "View",
    act: () => useView.getState().set({ tool: "hand" }),
  },
  {
    id: "lock",
    does: "Lock or unlock the canvas",
    keys: ["shift+l"],
    group: "View",
    act: () => useView.getState().lock(!useView.getState().locked),
  },
  ...SCROLLING.map(
    ([way, does]): Command => ({
      id: `scroll-${way}`,
      does,
      keys: [],
      group: "View",
      when: () => useScrolling.getState().way !== way,
      act: () => useScrolling.getState().choose(way),
    }),
  ),
];
