import { MiniMap } from "@xyflow/react";
import type { CardNode } from "../graph/document";
import { stateOf } from "../run/aggregate";
import { COLOURS, lookOf } from "../run/status";
import { useEditor, usePrefix } from "../store/editor";
import { useRuns } from "../store/runs";
import { useView } from "../store/view";

type Looks = Record<string, keyof typeof COLOURS | undefined>;

/** The map in the corner; drawn anew when a node's state changes, not with its progress. */
export function Overview() {
  const prefix = usePrefix();
  const ids = useEditor((editor) => editor.nodes.map((node) => node.id).join(" "));
  const looks = useRuns(({ shown, executions }) => {
    const states = shown ? executions[shown]?.nodes : undefined;
    const look = (id: string) => [id, lookOf(stateOf(states, prefix + id))];
    return JSON.stringify(states ? Object.fromEntries(ids.split(" ").map(look)) : {});
  });
  const empty = useEditor((editor) => editor.nodes.length === 0);
  const map = useView((view) => view.map);
  if (empty || !map) return null;
  const of: Looks = JSON.parse(looks);
  return (
    <MiniMap<CardNode>
      position="bottom-left"
      pannable
      zoomable
      ariaLabel="Map of the workflow"
      maskColor="var(--map-mask)"
      bgColor="var(--surface-0)"
      nodeColor={({ id, type }) =>
        type === "group" || type === "note" ? "var(--surface-3)" : COLOURS[of[id] ?? "idle"]
      }
      nodeBorderRadius={24}
      style={{ width: 136, height: 88 }}
    />
  );
}
