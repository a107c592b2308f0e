import { Check, RotateCcw, X } from "lucide-react";
import type { Thread } from "../api/comments";
import { nodeOf } from "../graph/lookup";
import { when } from "../graph/when";
import { keepUnsent, openThread, reply, resolve, useComments } from "../store/comments";
import { useEditor } from "../store/editor";
import { report } from "../store/failures";
import ui from "../ui/Ui.module.css";
import { Bubble } from "./Bubble";
import { CommentItem } from "./CommentItem";
import { focusPin } from "./focusPin";
import css from "./Thread.module.css";
import { Writing } from "./Writing";
import { aboutOf, nameOf } from "./words";

/** A thread, read and answered. */
export default function ThreadCard({ thread }: { thread: Thread }) {
  const { id, resolved, resolvedBy, resolvedAt, comments } = thread;
  const node = useEditor(({ nodes }) => (thread.nodeId ? nodeOf(nodes, thread.nodeId) : undefined));
  const close = () => {
    openThread(null);
    focusPin(id);
  };
  const settle = (next: boolean) => {
    if (next) close();
    void resolve(id, next).catch(report);
  };
  return (
    <Bubble pin={thread} label="Comment thread" onClose={close}>
      <header className={css.head}>
        <h2>{aboutOf(node)}</h2>
        {!resolved && (
          <button
            type="button"
            className={ui.bare}
            title="Resolve"
            aria-label="Resolve"
            onClick={() => settle(true)}
          >
            <Check size={16} />
          </button>
        )}
        <button type="button" className={ui.bare} aria-label="Close the thread" onClick={close}>
          <X size={16} />
        </button>
      </header>
      <ol className={css.comments}>
        {comments.map((comment) => (
          <CommentItem key={comment.id} thread={thread} comment={comment} />
        ))}
      </ol>
      {resolved && (
        <p className={css.resolved}>
          <span>
            Resolved by {nameOf(resolvedBy)}, {when(resolvedAt ?? "")}
          </span>
          <button type="button" onClick={() => settle(false)}>
            <RotateCcw size={13} aria-hidden="true" /> Reopen
          </button>
        </p>
      )}
      <Writing
        label="Reply"
        placeholder="Reply"
        text={useComments.getState().unsent[id] ?? ""}
        asked
        onChange={(text) => keepUnsent(id, text)}
        onSend={(text) => reply(id, text)}
      />
    </Bubble>
  );
}
