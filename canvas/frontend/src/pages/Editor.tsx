import { ReactFlowProvider } from "@xyflow/react";
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from "react";
import type { Boot } from "../boot";
import { Canvas } from "../canvas/Canvas";
import { EmptyCanvas } from "../panels/EmptyCanvas";
import css from "../panels/Frame.module.css";
import { OpenPanels } from "../panels/OpenPanels";
import { Rail } from "../panels/Rail";
import { Ribbon } from "../panels/Ribbon";
import { TopBar } from "../panels/TopBar";
import { refreshCredits, report } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { watchFindings } from "../store/findings";
import type { Pending } from "../store/importing";
import { usePage } from "../store/page";
import { makeReadOnly } from "../store/readOnly";
import { openWorkflow } from "../store/saving";
import { takeInput } from "../viewer/arrive";

const ApiTab = lazy(() => import("../panels/ApiTab").then((file) => ({ default: file.ApiTab })));
const RunsView = lazy(() =>
  import("../panels/runs/RunsView").then((file) => ({ default: file.RunsView })),
);
const VersionsPanel = lazy(() =>
  import("../panels/versions/VersionsPanel").then((file) => ({ default: file.VersionsPanel })),
);
const ImportReport = lazy(() =>
  import("../panels/ImportReport").then((file) => ({ default: file.ImportReport })),
);
const Inspector = lazy(() =>
  import("../panels/Inspector").then((file) => ({ default: file.Inspector })),
);

interface Tools {
  Palette: typeof import("../panels/Palette").default;
  hands: typeof import("../canvas/hands");
}

export default function Editor({ boot }: { boot: Boot }) {
  const workflowId = boot.workflowId ?? "";
  const { access, guest } = boot;
  // Loaded beside the graph and kept: keys act with the first picture, and what is typed right
  // after N reaches its field.
  const [tools, setTools] = useState<Tools | null>(null);
  useEffect(() => {
    const load = [useCatalogue.getState().load(), openWorkflow(workflowId), refreshCredits()];
    const files = [import("../panels/Palette"), import("../canvas/hands")] as const;
    Promise.all([...files, ...load]).then(([file, hands]) => {
      setTools({ Palette: file.default, hands });
      if (access === "view") makeReadOnly();
      if (access !== "view") watchFindings();
      // A guest sees the graph alone: runs, media and saved nodes are the other team's.
      if (guest) return;
      hands.watchStale();
      hands.connectRuns(workflowId);
      void hands.loadSaved();
      hands.watchLinked();
      if (access === "view") return;
      void takeInput();
      hands.watchQuote(workflowId);
    }, report);
  }, [workflowId, access, guest]);
  return (
    <ReactFlowProvider>
      <div className={css.page}>
        <TopBar boot={boot} />
        <Rail boot={boot} />
        <main className={css.main}>
          {tools && (
            <Stage workflowId={workflowId} fixed={access === "view"} guest={guest} {...tools} />
          )}
          <OpenPanels workflowId={workflowId} />
        </main>
      </div>
    </ReactFlowProvider>
  );
}

interface StageProps extends Tools {
  workflowId: string;
  /** Nothing may be changed. */
  fixed: boolean;
  guest?: boolean;
}

function Stage({ workflowId, fixed, guest, Palette, hands }: StageProps) {
  const { Announcer, Breadcrumb, LockMark, Marks, ToolBar } = hands;
  const { listenToKeys, listenToWheel, useCommandContext } = hands;
  const { tab, palette } = usePage();
  const context = useCommandContext();
  useEffect(() => {
    if (location.hash === "#runs") usePage.getState().set({ tab: "runs" });
  }, []);
  // With the first picture, not after it: somebody may be quick.
  useLayoutEffect(() => listenToKeys(context), [listenToKeys, context]);
  useEffect(() => listenToWheel(context), [listenToWheel, context]);
  const open = palette && !fixed && (
    <Palette key={JSON.stringify(palette.position)} request={palette} />
  );
  return (
    <Suspense fallback={null}>
      <Announcer />
      {tab === "api" && <ApiTab workflowId={workflowId} />}
      {tab === "runs" && <RunsView workflowId={workflowId} />}
      {tab === "canvas" && (
        <>
          {!palette?.position && open}
          <div className={css.stage}>
            <Canvas readOnly={fixed} />
            <Breadcrumb />
            <EmptyCanvas />
            {palette?.position && open}
            <Ribbon />
            <LockMark />
            <ToolBar />
            {!guest && <Marks />}
          </div>
          <Suspense fallback={null}>
            {!guest && <VersionsPanel workflowId={workflowId} />}
            <Inspector workflowId={workflowId} />
          </Suspense>
          <Suspense fallback={null}>
            <ImportReport
              onPlaced={() =>
                setTimeout(() => void context.flow.fitView({ padding: 0.18, maxZoom: 1 }))
              }
              onPicture={asPicture}
            />
          </Suspense>
        </>
      )}
    </Suspense>
  );
}

async function asPicture({ picture, at }: Pending): Promise<void> {
  const { useImporting } = await import("../store/importing");
  useImporting.getState().cancel();
  if (!picture) return;
  const { dropMedia } = await import("../canvas/drop");
  await dropMedia([picture], at ?? { x: 0, y: 0 });
}
