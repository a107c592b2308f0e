import { BaseEdge, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo } from "react";
import { endOf } from "../graph/flow";
import { look } from "../graph/ports";
import { giver } from "../graph/typeOf";
import { wireName } from "../graph/wireName";
import { lookOf } from "../run/status";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useNodeState } from "../store/runs";

/** A wire in the colour of what flows through it: moving dots while its target works, dashed before.
 *
 * Its title is its name, for those who point at it and for those who cannot see it. */
export const Wire = memo(function Wire(props: EdgeProps) {
  const types = useCatalogue((catalogue) => catalogue.types);
  const output = useEditor((editor) =>
    giver(types, editor, props.source, props.sourceHandleId ?? ""),
  );
  const name = useEditor((editor) => {
    const { source, sourceHandleId, target, targetHandleId } = props;
    const handles = { sourceHandle: sourceHandleId, targetHandle: targetHandleId };
    return wireName(types, editor, { source, target, ...handles });
  });
  const target = lookOf(useNodeState(useEditor((editor) => endOf(editor, props.target))));
  const [path] = getBezierPath(props);
  const flows = target === "running";
  const waits = target === "queued";
  const state = flows ? "flows" : waits ? "waits" : "";
  return (
    <>
      <title>{name}</title>
      <BaseEdge
        path={path}
        markerEnd={props.markerEnd}
        interactionWidth={20}
        className={`wire ${state} ${output?.multiple ? "many" : ""}`}
        style={{ stroke: look(output?.type ?? "ANY").colour }}
      />
    </>
  );
});
