import { Handle, Position } from "@xyflow/react";
import type { Output } from "../api/types";
import { useEditor } from "../store/editor";
import { useUnfit } from "../store/linking";
import css from "./NodeCard.module.css";
import { PortMark } from "./PortMark";

export function OutputRow({ nodeId, output }: { nodeId: string; output: Output }) {
  const unfit = useUnfit(nodeId, output, "source");
  const linked = useEditor((editor) =>
    editor.edges.some(
      ({ source, sourceHandle }) => source === nodeId && sourceHandle === `out-${output.key}`,
    ),
  );
  return (
    <div className={`${css.row} ${css.out}`} data-unfit={unfit || undefined}>
      <span>{output.label}</span>
      <Handle
        id={`out-${output.key}`}
        type="source"
        position={Position.Right}
        className={css.handle}
        role="img"
        aria-label={`Output ${output.label}, ${output.type.toLowerCase()}, ${linked ? "linked" : "not linked"}`}
      >
        <PortMark type={output.type} />
      </Handle>
    </div>
  );
}
