import { lazy, Suspense } from "react";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";

const Starters = lazy(() => import("./Starters").then((file) => ({ default: file.Starters })));

/** "What are you making?": gone with the first node. */
export function EmptyCanvas() {
  const empty = useEditor((editor) => editor.nodes.length + editor.outer.length === 0);
  const palette = usePage((page) => page.palette);
  if (!empty || palette) return null;
  return (
    <Suspense fallback={null}>
      <Starters />
    </Suspense>
  );
}
