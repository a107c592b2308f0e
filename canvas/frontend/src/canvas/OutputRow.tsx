import { Handle, Position } from "@xyflow/react";
import type { Output } from "../api/types";
import css from "./NodeCard.module.css";
import { PortMark } from "./PortMark";

export function OutputRow({ output }: { output: Output }) {
  return (
    <div className={`${css.row} ${css.out}`}>
      <span>{output.label}</span>
      <Handle
        id={`out-${output.key}`}
        type="source"
        position={Position.Right}
        className={css.handle}
        aria-label={`Output ${output.label}, ${output.type.toLowerCase()}`}
      >
        <PortMark type={output.type} />
      </Handle>
    </div>
  );
}
