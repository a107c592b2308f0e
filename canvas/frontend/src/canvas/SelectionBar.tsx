import { lazy, Suspense, useMemo } from "react";
import { useEditor } from "../store/editor";

const SelectionTools = lazy(() =>
  import("./SelectionTools").then((file) => ({ default: file.SelectionTools })),
);

/** Floats above several chosen nodes. */
export function SelectionBar() {
  // Text, so that moving the nodes does not draw the bar anew.
  const chosen = useEditor((editor) =>
    editor.nodes
      .filter((node) => node.selected)
      .map((node) => node.id)
      .join(" "),
  );
  const ids = useMemo(() => chosen.split(" ").filter(Boolean), [chosen]);
  if (ids.length < 2) return null;
  return (
    <Suspense fallback={null}>
      <SelectionTools ids={ids} />
    </Suspense>
  );
}
