import { useReactFlow, useViewport } from "@xyflow/react";
import { Maximize, Minus, Plus, Redo2, Undo2 } from "lucide-react";
import { useEditor } from "../store/editor";
import css from "./Frame.module.css";

export function ToolBar() {
  const { undo, redo, past, future } = useEditor();
  const flow = useReactFlow();
  const { zoom } = useViewport();
  return (
    <div className={css.tools} role="toolbar" aria-label="Canvas">
      <button
        type="button"
        aria-label="Undo"
        title="Undo (Ctrl Z)"
        disabled={!past.length}
        onClick={undo}
      >
        <Undo2 size={17} />
      </button>
      <button
        type="button"
        aria-label="Redo"
        title="Redo (Ctrl Shift Z)"
        disabled={!future.length}
        onClick={redo}
      >
        <Redo2 size={17} />
      </button>
      <i />
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out (Alt −)"
        onClick={() => void flow.zoomOut()}
      >
        <Minus size={17} />
      </button>
      <output>{Math.round(zoom * 100)}%</output>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (Alt =)"
        onClick={() => void flow.zoomIn()}
      >
        <Plus size={17} />
      </button>
      <button
        type="button"
        aria-label="Fit everything"
        title="Fit everything (Shift F)"
        onClick={() => void flow.fitView({ padding: 0.18 })}
      >
        <Maximize size={17} />
      </button>
    </div>
  );
}
