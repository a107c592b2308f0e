import type { Point } from "../../graph/arrange";
import { pinAt } from "../../graph/pins";
import { arm, place, useComments } from "../../store/comments";
import { useEditor } from "../../store/editor";
import type { Command, Context } from "./command";

/** Where a menu was opened, on the node there if there is one. */
function commentAt(at: Point, { flow }: Context): void {
  const under = document.elementsFromPoint(at.x, at.y).map((one) => one.closest("[data-id]"));
  const node = under.find((one) => one?.classList.contains("react-flow__node"));
  const position = flow.screenToFlowPosition(at);
  place(pinAt(useEditor.getState(), position, node?.getAttribute("data-id") ?? null));
}

export const COMMENTING: Command[] = [
  {
    id: "comment",
    does: "Comment",
    keys: ["c"],
    group: "Comments",
    // From a menu the place is chosen already; the key takes the tool in hand.
    act: (context) => (context.at ? commentAt(context.at, context) : arm()),
  },
  {
    id: "list-comments",
    does: "List all comments",
    keys: [],
    group: "Comments",
    act: () => useComments.getState().set({ listed: !useComments.getState().listed }),
  },
  {
    id: "hide-comments",
    does: "Show or hide comments",
    keys: ["shift+c"],
    group: "Comments",
    act: () => useComments.getState().set({ hidden: !useComments.getState().hidden, open: null }),
  },
];
