import { lazy, Suspense } from "react";
import { usePage } from "../store/page";

const Large = lazy(() => import("../viewer/Large"));
const MaskPainter = lazy(() => import("../viewer/MaskPainter"));

/** Results large, and masks painted over them: both are loaded when first opened. */
export function Viewer() {
  const viewer = usePage((page) => page.viewer);
  if (!viewer) return null;
  return (
    <Suspense fallback={null}>
      {viewer.mode === "mask" ? <MaskPainter request={viewer} /> : <Large request={viewer} />}
    </Suspense>
  );
}
