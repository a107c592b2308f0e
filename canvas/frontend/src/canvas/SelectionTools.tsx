import { NodeToolbar, Position } from "@xyflow/react";
import { Boxes, CircleDashed, Copy, Group, Play, Trash2, Waypoints } from "lucide-react";
import { AlignRow } from "./AlignRow";
import { commandOf } from "./commands/table";
import css from "./SelectionBar.module.css";
import { useCommandContext, useTitle } from "./useCommands";

const BUTTONS: [string, typeof Copy][] = [
  ["run-selection", Play],
  ["tidy", Waypoints],
  ["group", Group],
  ["subgraph", Boxes],
  ["duplicate", Copy],
  ["bypass", CircleDashed],
  ["delete", Trash2],
];

/** What one does with several nodes. */
export function SelectionTools({ ids }: { ids: string[] }) {
  return (
    <NodeToolbar nodeId={ids} isVisible position={Position.Top} offset={14}>
      <div className={css.bar} role="toolbar" aria-label="Selection">
        <strong>{ids.length} nodes</strong>
        <i />
        <AlignRow />
        <i />
        {BUTTONS.map(([id, icon]) => (
          <Button key={id} id={id} icon={icon} />
        ))}
      </div>
    </NodeToolbar>
  );
}

function Button({ id, icon: Icon }: { id: string; icon: typeof Copy }) {
  const context = useCommandContext();
  const { does, act } = commandOf(id);
  return (
    <button type="button" aria-label={does} title={useTitle(id)} onClick={() => act(context)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
