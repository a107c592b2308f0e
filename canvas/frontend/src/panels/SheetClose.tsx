import { useReactFlow } from "@xyflow/react";
import { X } from "lucide-react";
import { useEffect } from "react";
import { bringIntoView } from "../canvas/focus";
import type { CardNode } from "../graph/document";
import { useEditor } from "../store/editor";
import { isNarrow } from "../ui/narrow";
import css from "./Inspector.module.css";

/** On a phone the panel of a node is a sheet: it moves the node out from under itself, and can be
 * closed. Elsewhere there is room for both. */
export function SheetClose({ id }: { id: string }) {
  const flow = useReactFlow<CardNode>();
  useEffect(() => {
    if (isNarrow()) bringIntoView({ flow }, id);
  }, [flow, id]);
  return (
    <button
      type="button"
      className={css.close}
      aria-label="Close the settings of the node"
      onClick={() => useEditor.getState().select([])}
    >
      <X size={18} aria-hidden="true" />
    </button>
  );
}
