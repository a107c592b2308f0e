import { useViewport } from "@xyflow/react";
import {
  Hand,
  Lock,
  LockOpen,
  Map as MapIcon,
  Maximize,
  MessageCircle,
  Minus,
  MousePointer2,
  Plus,
  Redo2,
  Undo2,
  Waypoints,
} from "lucide-react";
import { commandOf } from "../canvas/commands/table";
import { useCommandContext, useTitle } from "../canvas/useCommands";
import { useComments } from "../store/comments";
import { useEditor } from "../store/editor";
import { useView } from "../store/view";
import css from "./Frame.module.css";

type Icon = typeof Plus;

/** Every button is a command: what it says and its keys come from the table. */
export function ToolBar() {
  const { tool, map, locked } = useView();
  const past = useEditor((editor) => editor.past.length > 0);
  const future = useEditor((editor) => editor.future.length > 0);
  const several = useEditor((editor) => editor.nodes.length > 1);
  return (
    <div className={css.tools} role="toolbar" aria-label="Canvas">
      <Tool id="pointer" icon={MousePointer2} on={tool === "pointer"} />
      <Tool id="hand" icon={Hand} on={tool === "hand"} />
      <Tool id="comment" icon={MessageCircle} on={tool === "comment"} />
      <CommentCount />
      <i />
      <Tool id="undo" icon={Undo2} off={!past} />
      <Tool id="redo" icon={Redo2} off={!future} />
      <Tool id="tidy" icon={Waypoints} off={!several} roomy />
      <i />
      <Tool id="zoom-out" icon={Minus} roomy />
      <Zoom />
      <Tool id="zoom-in" icon={Plus} roomy />
      <Tool id="fit-all" icon={Maximize} />
      <i />
      <Tool id="map" icon={MapIcon} on={map} roomy />
      <Tool id="lock" icon={locked ? Lock : LockOpen} on={locked} />
    </div>
  );
}

interface Props {
  id: string;
  icon: Icon;
  off?: boolean;
  on?: boolean;
  /** Left out on a phone, where fingers zoom and room is dear. */
  roomy?: boolean;
}

function Tool({ id, icon: Icon, off = false, on, roomy }: Props) {
  const context = useCommandContext();
  const { does, act } = commandOf(id);
  return (
    <button
      type="button"
      className={roomy ? css.roomy : undefined}
      aria-label={does}
      aria-pressed={on}
      title={useTitle(id)}
      disabled={off}
      onClick={() => act(context)}
    >
      <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}

/** How many threads wait for somebody; opens the list of all. */
function CommentCount() {
  const context = useCommandContext();
  const title = useTitle("list-comments");
  const listed = useComments((comments) => comments.listed);
  const open = useComments(({ threads }) => threads.filter(({ resolved }) => !resolved).length);
  if (open === 0 && !listed) return null;
  return (
    <button
      type="button"
      className={css.count}
      aria-label={`${open} open ${open === 1 ? "comment" : "comments"}`}
      aria-expanded={listed}
      title={title}
      onClick={() => commandOf("list-comments").act(context)}
    >
      {open}
    </button>
  );
}

function Zoom() {
  const context = useCommandContext();
  const { zoom } = useViewport();
  const title = useTitle("zoom-whole");
  return (
    <button
      type="button"
      className={`${css.zoom} ${css.roomy}`}
      title={title}
      onClick={() => commandOf("zoom-whole").act(context)}
    >
      {Math.round(zoom * 100)}%
    </button>
  );
}
