import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useState } from "react";
import type { Boot } from "../boot";
import { Canvas } from "../canvas/Canvas";
import { ContextMenu } from "../canvas/ContextMenu";
import { listenToKeys } from "../canvas/keys";
import { ApiTab } from "../panels/ApiTab";
import { ConflictDialog } from "../panels/ConflictDialog";
import { EmptyCanvas } from "../panels/EmptyCanvas";
import css from "../panels/Frame.module.css";
import { Inspector } from "../panels/Inspector";
import { KeysSheet } from "../panels/KeysSheet";
import { Palette } from "../panels/Palette";
import { Rail } from "../panels/Rail";
import { Ribbon } from "../panels/Ribbon";
import { RunsTab } from "../panels/RunsTab";
import { ToolBar } from "../panels/ToolBar";
import { TopBar } from "../panels/TopBar";
import { Viewer } from "../panels/Viewer";
import { refreshCredits, report } from "../run/actions";
import { connectRuns } from "../run/connection";
import { useCatalogue } from "../store/catalogue";
import { usePage } from "../store/page";
import { openWorkflow } from "../store/saving";
import { watchStale } from "../store/stale";

export function Editor({ boot, workflowId }: { boot: Boot; workflowId: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const load = [useCatalogue.getState().load(), openWorkflow(workflowId), refreshCredits()];
    Promise.all(load).then(() => {
      setReady(true);
      watchStale();
      connectRuns(workflowId);
    }, report);
  }, [workflowId]);
  return (
    <ReactFlowProvider>
      <div className={css.page}>
        <TopBar boot={boot} />
        <Rail boot={boot} />
        <main className={css.main}>{ready && <Stage workflowId={workflowId} />}</main>
      </div>
      <ConflictDialog />
      <Viewer />
      <KeysSheet />
    </ReactFlowProvider>
  );
}

function Stage({ workflowId }: { workflowId: string }) {
  const tab = usePage((page) => page.tab);
  const flow = useReactFlow();
  useEffect(() => listenToKeys({ workflowId, flow }), [workflowId, flow]);
  if (tab === "api") return <ApiTab workflowId={workflowId} />;
  if (tab === "runs") return <RunsTab workflowId={workflowId} />;
  return (
    <>
      <div className={css.stage}>
        <Canvas />
        <EmptyCanvas />
        <Palette />
        <Ribbon />
        <ToolBar />
      </div>
      <Inspector workflowId={workflowId} />
      <ContextMenu workflowId={workflowId} />
    </>
  );
}
