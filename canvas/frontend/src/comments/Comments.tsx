import { lazy, Suspense } from "react";
import { useComments } from "../store/comments";
import { useView } from "../store/view";
import { usePlacing } from "./usePlacing";

const CommentLayer = lazy(() =>
  import("./CommentLayer").then((file) => ({ default: file.CommentLayer })),
);

/** What people wrote on the canvas, once there is anything or somebody is about to write. */
export function Comments() {
  const none = useComments(({ threads, listed }) => threads.length === 0 && !listed);
  const armed = useView(({ tool }) => tool === "comment");
  const draft = useComments((comments) => comments.draft);
  // Here, and not with what is loaded then: the first click comes right after the key.
  usePlacing();
  if (none && !armed && !draft) return null;
  return (
    <Suspense fallback={null}>
      <CommentLayer />
    </Suspense>
  );
}
