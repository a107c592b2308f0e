import { type NodeProps, NodeResizeControl, ResizeControlVariant, useStore } from "@xyflow/react";
import { memo } from "react";
import type { Note } from "../graph/document";
import { useEditor } from "../store/editor";
import { useView } from "../store/view";
import { FrameTools } from "./FrameTools";
import { focusNode } from "./focus";
import css from "./Structure.module.css";

/** Words on the canvas; as high as they need, as wide as one likes. */
export const NoteCard = memo(function NoteCard({ id, data, selected }: NodeProps<Note>) {
  const writing = useView((view) => view.renaming === id);
  const fixed = useStore((flow) => !flow.nodesDraggable);
  const remember = useEditor((editor) => editor.remember);
  return (
    <div
      className={css.note}
      role="note"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys act on the note that has the focus
      tabIndex={0}
      data-colour={data.colour}
      data-selected={selected || undefined}
      onDoubleClick={() => !fixed && useView.getState().set({ renaming: id })}
    >
      {selected && !fixed && (
        <NodeResizeControl
          variant={ResizeControlVariant.Line}
          position="right"
          resizeDirection="horizontal"
          className={css.edge}
          minWidth={140}
          maxWidth={640}
          onResizeStart={remember}
        />
      )}
      {!fixed && <FrameTools id={id} kind="note" colour={data.colour} selected={selected} />}
      {writing ? <Writing id={id} text={data.text} /> : <p>{data.text || <em>Write a note</em>}</p>}
    </div>
  );
});

function Writing({ id, text }: { id: string; text: string }) {
  const update = useEditor((editor) => editor.update);
  const end = () => useView.getState().set({ renaming: null });
  return (
    <textarea
      className="nodrag nowheel"
      aria-label="Note"
      // biome-ignore lint/a11y/noAutofocus: it was asked for to be written in
      autoFocus
      placeholder="Write a note"
      value={text}
      maxLength={4000}
      onChange={(event) => update(id, { text: event.target.value })}
      onBlur={end}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          end();
          focusNode(id);
        }
        event.stopPropagation();
      }}
    />
  );
}
