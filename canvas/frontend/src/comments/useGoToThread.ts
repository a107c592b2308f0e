import { useReactFlow } from "@xyflow/react";
import type { Thread } from "../api/comments";
import { wholeOf } from "../graph/levels";
import { nodeOf } from "../graph/lookup";
import { placeOf, subgraphOf, wayTo } from "../graph/pins";
import { openThread } from "../store/comments";
import { useEditor } from "../store/editor";
import { goOut, openSubgraph } from "../store/levels";

const NEAR = 0.6;

/** Opens a thread, on its level and in the middle of the canvas. */
export function useGoToThread(): (thread: Thread) => void {
  const flow = useReactFlow();
  return (thread) => {
    goToLevel(thread.subgraph);
    openThread(thread.id);
    // A level that was entered is shown whole first.
    requestAnimationFrame(() => {
      const node = nodeOf(useEditor.getState().nodes, thread.nodeId ?? "");
      const { x, y } = placeOf(thread, node);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const zoom = Math.max(flow.getZoom(), NEAR);
      void flow.setCenter(x, y, { zoom, duration: calm ? 0 : 180 });
    });
  };
}

function goToLevel(subgraph: string | null): void {
  const editor = useEditor.getState();
  if (subgraphOf(editor.outer) === subgraph) return;
  goOut(0);
  for (const id of wayTo(subgraph, wholeOf(editor).nodes) ?? []) openSubgraph(id);
}
