import { MiniMap } from "@xyflow/react";
import type { CardNode } from "../graph/document";
import { COLOURS, lookOf } from "../run/status";
import { useEditor } from "../store/editor";
import { useRuns } from "../store/runs";

/** The map in the corner; drawn anew when a node's state changes, not with its progress. */
export function Overview() {
  const looks = useRuns(({ shown, executions }) => {
    const nodes = shown ? executions[shown]?.nodes : undefined;
    return JSON.stringify(Object.entries(nodes ?? {}).map(([id, state]) => [id, lookOf(state)]));
  });
  const empty = useEditor((editor) => editor.nodes.length === 0);
  if (empty) return null;
  const of = new Map<string, keyof typeof COLOURS>(JSON.parse(looks));
  return (
    <MiniMap<CardNode>
      position="bottom-left"
      pannable
      zoomable
      ariaLabel="Map of the workflow"
      maskColor="var(--map-mask)"
      bgColor="var(--surface-0)"
      nodeColor={(node) => COLOURS[of.get(node.id) ?? "idle"]}
      nodeBorderRadius={24}
      style={{ width: 136, height: 88 }}
    />
  );
}
