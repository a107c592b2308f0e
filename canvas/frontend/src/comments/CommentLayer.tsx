import { lazy, Suspense } from "react";
import { subgraphOf } from "../graph/pins";
import { useComments, useShownThreads } from "../store/comments";
import { useEditor } from "../store/editor";
import { NewThread } from "./NewThread";
import { Pins } from "./Pins";

const ThreadCard = lazy(() => import("./ThreadCard"));
const CommentList = lazy(() => import("./CommentList"));

/** The pins, and beside them what is open. */
export function CommentLayer() {
  const { open, draft, listed } = useComments();
  const threads = useShownThreads();
  const read = threads.find(({ id }) => id === open);
  const here = useEditor(({ outer }) => draft !== null && draft.subgraph === subgraphOf(outer));
  return (
    <>
      <Pins threads={threads} draft={here ? draft : null} />
      <Suspense fallback={null}>
        {listed && <CommentList />}
        {read && <ThreadCard key={read.id} thread={read} />}
      </Suspense>
      {draft && here && <NewThread draft={draft} />}
    </>
  );
}
