import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { RunGraph } from "../api/runs";
import type { Boot } from "../boot";
import { Canvas } from "../canvas/Canvas";
import { listenToWheel } from "../canvas/scroll";
import { type CardNode, fromServer } from "../graph/document";
import { Breadcrumb } from "../panels/Breadcrumb";
import css from "../panels/Frame.module.css";
import { Rail } from "../panels/Rail";
import own from "../panels/runs/Past.module.css";
import { PastBanner } from "../panels/runs/PastBanner";
import { PastNode } from "../panels/runs/PastNode";
import { Viewer } from "../panels/Viewer";
import { report, showExecution } from "../run/actions";
import { useWatch } from "../run/watch";
import { runName } from "../run/words";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { makeReadOnly } from "../store/readOnly";
import { useShown } from "../store/runs";
import { Mark } from "../ui/Mark";
import { ThemeButton } from "../ui/ThemeButton";

/** The graph of a run as it was then, with what each node made. Nothing here can be changed. */
export default function Past({ boot }: { boot: Boot }) {
  const executionId = boot.executionId ?? "";
  const [graph, setGraph] = useState<RunGraph | null>(null);
  useEffect(() => {
    const read = get<{ data: RunGraph }>(`/workflows/executions/${executionId}/graph`);
    const load = [read, useCatalogue.getState().load(), showExecution(executionId)] as const;
    Promise.all(load).then(([{ data }]) => {
      useEditor.getState().load(fromServer(data.nodes, data.edges));
      usePage.getState().set({ name: data.workflowName ?? runName(data) });
      makeReadOnly();
      setGraph(data);
    }, report);
  }, [executionId]);
  const running = useShown()?.status === "RUNNING";
  useWatch(() => showExecution(executionId), running, `${executionId} ${running}`);
  return (
    <ReactFlowProvider>
      <div className={css.page}>
        <header className={css.top}>
          <a className={css.mark} href="/workflows" aria-label="Wireflow, all workflows">
            <Mark />
          </a>
          <nav className={css.path} aria-label="Path">
            <a href="/workflows">{boot.team.name}</a>
            {graph?.workflowId && (
              <>
                <span aria-hidden="true">/</span>
                <a href={`/workflows/${graph.workflowId}`}>{graph.workflowName}</a>
              </>
            )}
            <span aria-hidden="true">/</span>
            <strong>{graph ? runName(graph) : ""}</strong>
          </nav>
          <div className={css.right}>
            <ThemeButton />
          </div>
        </header>
        <Rail boot={boot} />
        <main className={css.main}>{graph && <Shown graph={graph} />}</main>
      </div>
      <Viewer />
    </ReactFlowProvider>
  );
}

function Shown({ graph }: { graph: RunGraph }) {
  const flow = useReactFlow<CardNode>();
  useEffect(() => listenToWheel({ flow }), [flow]);
  return (
    <>
      <div className={own.past} onDropCapture={refuse}>
        <PastBanner graph={graph} />
        <div className={css.stage}>
          <Canvas readOnly />
          <Breadcrumb />
        </div>
      </div>
      <PastNode />
    </>
  );
}

function refuse(event: React.DragEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
