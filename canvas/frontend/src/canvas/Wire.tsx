import { BaseEdge, type EdgeProps, getBezierPath } from "@xyflow/react";
import { memo } from "react";
import { portKey } from "../graph/document";
import { look } from "../graph/ports";
import { lookOf } from "../run/status";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useNodeState } from "../store/runs";

/** A wire in the colour of what flows through it: moving dots while its target works, dashed before. */
export const Wire = memo(function Wire(props: EdgeProps) {
  const types = useCatalogue((catalogue) => catalogue.types);
  const nodeType = useEditor(
    (editor) => editor.nodes.find((node) => node.id === props.source)?.data.nodeType,
  );
  const target = lookOf(useNodeState(props.target));
  const [path] = getBezierPath(props);
  const key = portKey(props.sourceHandleId);
  const output = types[nodeType ?? ""]?.outputs.find((port) => port.key === key);
  const flows = target === "running";
  const waits = target === "queued";
  return (
    <BaseEdge
      path={path}
      markerEnd={props.markerEnd}
      interactionWidth={20}
      className={flows ? "wire flows" : waits ? "wire waits" : "wire"}
      style={{ stroke: look(output?.type ?? "ANY").colour }}
    />
  );
});
