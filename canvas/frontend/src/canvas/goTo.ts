/** Shows a node: selected, and in the middle of the canvas. */
import { useReactFlow } from "@xyflow/react";
import { useEditor } from "../store/editor";

export function useGoTo(): (id: string) => void {
  const flow = useReactFlow();
  return (id) => {
    useEditor.getState().select([id]);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    void flow.fitView({ nodes: [{ id }], maxZoom: 1, padding: 0.4, duration: calm ? 0 : 180 });
  };
}
