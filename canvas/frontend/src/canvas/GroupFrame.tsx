import { type NodeProps, NodeResizer, useStore } from "@xyflow/react";
import { memo } from "react";
import type { Group } from "../graph/document";
import { useEditor } from "../store/editor";
import { CardName } from "./CardName";
import { FrameTools } from "./FrameTools";
import css from "./Structure.module.css";

const FAR = 0.45;

/** A frame behind nodes; its title is what one takes hold of. */
export const GroupFrame = memo(function GroupFrame({ id, data, selected }: NodeProps<Group>) {
  const far = useStore((flow) => flow.transform[2] < FAR);
  const fixed = useStore((flow) => !flow.nodesDraggable);
  const remember = useEditor((editor) => editor.remember);
  return (
    <section
      className={css.group}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys act on the frame that has the focus
      tabIndex={0}
      data-colour={data.colour}
      data-selected={selected || undefined}
      data-far={far || undefined}
      aria-label={`Group ${data.label}`}
    >
      <NodeResizer
        isVisible={selected && !fixed}
        minWidth={180}
        minHeight={120}
        handleClassName={css.corner}
        lineClassName={css.edge}
        onResizeStart={remember}
      />
      {!fixed && <FrameTools id={id} kind="group" colour={data.colour} selected={selected} />}
      <header className={css.title}>
        <CardName id={id} label={data.label} />
      </header>
    </section>
  );
});
