import { lazy, Suspense } from "react";
import { usePage } from "../store/page";

const CommandMenu = lazy(() => import("./CommandMenu"));
const ConnectMenu = lazy(() => import("./ConnectMenu"));
const ContextMenu = lazy(() =>
  import("../canvas/ContextMenu").then((file) => ({ default: file.ContextMenu })),
);
const ConflictDialog = lazy(() =>
  import("./ConflictDialog").then((file) => ({ default: file.ConflictDialog })),
);
const PublishDialog = lazy(() =>
  import("./PublishDialog").then((file) => ({ default: file.PublishDialog })),
);
const ShareDialog = lazy(() =>
  import("./ShareDialog").then((file) => ({ default: file.ShareDialog })),
);
const KeysSheet = lazy(() => import("./KeysSheet"));
const Viewer = lazy(() => import("./Viewer").then((file) => ({ default: file.Viewer })));

/** What opens above the canvas; each is loaded when it is first wanted. */
export function OpenPanels({ workflowId }: { workflowId: string }) {
  const { commands, linking, menu, keys, publishing, sharing, viewer, saving, set } = usePage();
  return (
    <Suspense fallback={null}>
      {menu && <ContextMenu />}
      {commands && <CommandMenu />}
      {linking && <ConnectMenu nodeId={linking} />}
      {keys && <KeysSheet />}
      {publishing && (
        <PublishDialog workflowId={workflowId} onClose={() => set({ publishing: false })} />
      )}
      {sharing && <ShareDialog workflowId={workflowId} onClose={() => set({ sharing: false })} />}
      {viewer && <Viewer />}
      {saving === "conflict" && <ConflictDialog />}
    </Suspense>
  );
}
