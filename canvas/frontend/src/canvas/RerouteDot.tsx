import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import type { Reroute } from "../graph/document";
import { giver } from "../graph/typeOf";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useUnfit } from "../store/linking";
import { PortMark } from "./PortMark";
import css from "./Structure.module.css";

/** A dot on a wire, in the colour of what flows through. */
export const RerouteDot = memo(function RerouteDot({ id, selected }: NodeProps<Reroute>) {
  const types = useCatalogue((catalogue) => catalogue.types);
  const type = useEditor((editor) => giver(types, editor, id, "out-value")?.type) ?? "ANY";
  const unfit = useUnfit(id, { type, multiple: false }, "target");
  return (
    <div
      className={css.reroute}
      data-selected={selected || undefined}
      data-unfit={unfit || undefined}
      role="img"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys act on the dot that has the focus
      tabIndex={0}
      aria-label={`Reroute, ${type.toLowerCase()}`}
    >
      <Handle id="in-value" type="target" position={Position.Left} className={css.end} />
      <PortMark type={type} />
      <Handle id="out-value" type="source" position={Position.Right} className={css.end} />
    </div>
  );
});
