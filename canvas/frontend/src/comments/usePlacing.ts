import { useReactFlow, useStore } from "@xyflow/react";
import { useEffect } from "react";
import { pinAt } from "../graph/pins";
import { openThread, place, useComments } from "../store/comments";
import { useEditor } from "../store/editor";
import { useView } from "../store/view";

/** With the tool in hand a click puts a pin where it falls; without it, it leaves a thread. */
export function usePlacing(): void {
  const { screenToFlowPosition } = useReactFlow();
  const canvas = useStore((flow) => flow.domNode);
  useEffect(() => {
    if (!canvas) return;
    const onClick = (event: MouseEvent) => {
      const target = event.target as Element;
      const onPane = target.classList.contains("react-flow__pane");
      if (useView.getState().tool !== "comment") {
        if (onPane && useComments.getState().open) openThread(null);
        return;
      }
      if ((!onPane && !target.closest(".react-flow__viewport")) || target.closest("[data-pin]"))
        return;
      event.stopPropagation();
      const node = target.closest<HTMLElement>(".react-flow__node");
      const at = { x: event.clientX, y: event.clientY };
      const position = screenToFlowPosition(at, { snapToGrid: false });
      if (event.type === "click")
        place(pinAt(useEditor.getState(), position, node?.dataset.id ?? null));
    };
    // Before the canvas takes the click for a selection, or two of them for its palette.
    canvas.addEventListener("click", onClick, true);
    canvas.addEventListener("dblclick", onClick, true);
    return () => {
      canvas.removeEventListener("click", onClick, true);
      canvas.removeEventListener("dblclick", onClick, true);
    };
  }, [canvas, screenToFlowPosition]);
}
