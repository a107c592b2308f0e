import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Comment, Thread } from "../api/comments";
import { when } from "../graph/when";
import { deleteComment, editComment } from "../store/comments";
import { Confirm } from "../ui/Confirm";
import { Menu } from "../ui/Menu";
import { Avatar } from "./Avatar";
import css from "./Thread.module.css";
import { Writing } from "./Writing";
import { nameOf } from "./words";

interface Props {
  thread: Thread;
  comment: Comment;
}

type Doing = "editing" | "deleting" | null;

/** What one person wrote, and what may be done with it. */
export function CommentItem({ thread, comment }: Props) {
  const { author, text, createdAt, editedAt, mayEdit, mayDelete } = comment;
  const [doing, setDoing] = useState<Doing>(null);
  const stop = () => setDoing(null);
  const first = thread.comments[0] === comment;
  const entries = [
    ...(mayEdit ? [{ label: "Edit", icon: Pencil, act: () => setDoing("editing") }] : []),
    ...(mayDelete
      ? [{ label: "Delete", icon: Trash2, danger: true, act: () => setDoing("deleting") }]
      : []),
  ];
  return (
    <li className={css.comment}>
      <Avatar person={author} />
      <div className={css.said}>
        <strong>{nameOf(author)}</strong>
        <time dateTime={createdAt} title={new Date(createdAt).toLocaleString("en-GB")}>
          {when(createdAt)}
          {editedAt && ", edited"}
        </time>
        {doing === "editing" ? (
          <Writing
            label="Change the comment"
            placeholder="Say it in other words"
            text={text}
            asked
            onSend={(words) => editComment(thread.id, comment.id, words).then(stop)}
            onCancel={stop}
          />
        ) : (
          <p>{text}</p>
        )}
      </div>
      {entries.length > 0 && <Menu label={`Comment by ${nameOf(author)}`} entries={entries} />}
      {doing === "deleting" && (
        <Confirm
          title={first ? "Delete the thread?" : "Delete the comment?"}
          action="Delete"
          danger
          onConfirm={() => deleteComment(thread, comment)}
          onClose={stop}
        >
          <p>
            {first && thread.comments.length > 1
              ? "All that was replied goes with it. This cannot be undone."
              : "This cannot be undone."}
          </p>
        </Confirm>
      )}
    </li>
  );
}
