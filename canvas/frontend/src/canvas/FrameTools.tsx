import { lazy, Suspense } from "react";

const ColourBar = lazy(() => import("./ColourBar").then((file) => ({ default: file.ColourBar })));

interface Props {
  id: string;
  kind: "group" | "note";
  colour: string;
  selected: boolean | undefined;
}

/** Loaded when a frame or note is first selected. */
export function FrameTools({ selected, ...frame }: Props) {
  if (!selected) return null;
  return (
    <Suspense fallback={null}>
      <ColourBar {...frame} />
    </Suspense>
  );
}
