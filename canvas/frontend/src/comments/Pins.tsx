import { useStore, ViewportPortal } from "@xyflow/react";
import { Check, Plus } from "lucide-react";
import type { Thread } from "../api/comments";
import type { Pin } from "../graph/pins";
import { when } from "../graph/when";
import { openThread, useComments } from "../store/comments";
import { Avatar } from "./Avatar";
import css from "./Pins.module.css";
import { usePlaceOf } from "./usePlaceOf";
import { nameOf, repliesOf } from "./words";

/** The pins of the open level: they keep their size when the canvas is zoomed. */
export function Pins({ threads, draft }: { threads: Thread[]; draft: Pin | null }) {
  const zoom = useStore((flow) => flow.transform[2]);
  return (
    <ViewportPortal>
      <div className={css.pins} style={{ "--unzoomed": 1 / zoom } as React.CSSProperties}>
        {threads.map((thread) => (
          <ThreadPin key={thread.id} thread={thread} />
        ))}
        {draft && <DraftPin draft={draft} />}
      </div>
    </ViewportPortal>
  );
}

function ThreadPin({ thread }: { thread: Thread }) {
  const open = useComments((comments) => comments.open === thread.id);
  const [first] = thread.comments;
  const more = repliesOf(thread);
  return (
    <Place pin={thread}>
      <button
        type="button"
        className={`${css.pin} nopan`}
        data-pin={thread.id}
        data-open={open || undefined}
        data-resolved={thread.resolved || undefined}
        aria-expanded={open}
        aria-label={`Comment by ${nameOf(first?.author)}: ${first?.text ?? ""}`}
        onClick={() => openThread(open ? null : thread.id)}
      >
        <Avatar person={first?.author} />
        {thread.resolved && (
          <i className={css.done}>
            <Check size={10} strokeWidth={3} aria-hidden="true" />
          </i>
        )}
        {!open && first && (
          <span className={css.peek} aria-hidden="true">
            <strong>{nameOf(first.author)}</strong>
            <small>{when(first.createdAt)}</small>
            <span>{first.text}</span>
            {more && <small>{more}</small>}
          </span>
        )}
      </button>
    </Place>
  );
}

function DraftPin({ draft }: { draft: Pin }) {
  return (
    <Place pin={draft}>
      <span className={css.pin} data-pin="" data-open="">
        <span className={css.plus}>
          <Plus size={15} aria-hidden="true" />
        </span>
      </span>
    </Place>
  );
}

function Place({ pin, children }: { pin: Pin; children: React.ReactNode }) {
  const { x, y } = usePlaceOf(pin);
  const transform = `translate(${x}px, ${y}px) scale(var(--unzoomed))`;
  return (
    <div className={css.place} style={{ transform }}>
      {children}
    </div>
  );
}
