import { X } from "lucide-react";
import type { Thread } from "../api/comments";
import { when } from "../graph/when";
import { showResolved, useComments } from "../store/comments";
import { Switch } from "../ui/Switch";
import ui from "../ui/Ui.module.css";
import { Avatar } from "./Avatar";
import css from "./List.module.css";
import { useGoToThread } from "./useGoToThread";
import { nameOf, repliesOf } from "./words";

/** All threads, newest first; a click leads to one. */
export default function CommentList() {
  const { threads, resolvedToo, set } = useComments();
  const shown = threads.filter(({ resolved }) => resolvedToo || !resolved);
  const newest = [...shown].sort((one, other) => (one.id < other.id ? 1 : -1));
  return (
    <section className={css.list} aria-label="Comments">
      <header className={css.head}>
        <h2>Comments</h2>
        <span>Resolved too</span>
        <Switch
          label="Show resolved comments"
          on={resolvedToo}
          onChange={(on) => void showResolved(on)}
        />
        <button
          type="button"
          className={ui.bare}
          aria-label="Close the list of comments"
          onClick={() => set({ listed: false })}
        >
          <X size={16} />
        </button>
      </header>
      {newest.length === 0 && (
        <p className={css.none}>
          Nothing to read. Press C, then click where your comment belongs: on a node, or beside it.
        </p>
      )}
      <ul className={css.rows}>
        {newest.map((thread) => (
          <Row key={thread.id} thread={thread} />
        ))}
      </ul>
    </section>
  );
}

function Row({ thread }: { thread: Thread }) {
  const open = useComments((comments) => comments.open === thread.id);
  const goTo = useGoToThread();
  const [first] = thread.comments;
  const more = [thread.resolved && "Resolved", repliesOf(thread)].filter(Boolean).join(", ");
  return (
    <li>
      <button
        type="button"
        className={css.row}
        aria-current={open || undefined}
        data-resolved={thread.resolved || undefined}
        onClick={() => goTo(thread)}
      >
        <Avatar person={first?.author} />
        <span className={css.words}>
          <strong>{nameOf(first?.author)}</strong>
          <small>{when(thread.createdAt)}</small>
          <span>{first?.text}</span>
          {more && <small>{more}</small>}
        </span>
      </button>
    </li>
  );
}
