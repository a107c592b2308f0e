import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { Workflow } from "../api/types";
import type { Boot } from "../boot";
import { Canvas } from "../canvas/Canvas";
import { listenToWheel } from "../canvas/scroll";
import { type CardNode, fromServer } from "../graph/document";
import { Breadcrumb } from "../panels/Breadcrumb";
import { CopyToMyTeam } from "../panels/CopyToMyTeam";
import css from "../panels/Frame.module.css";
import { Rail } from "../panels/Rail";
import own from "../panels/runs/Past.module.css";
import { report } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { makeReadOnly } from "../store/readOnly";
import { Mark } from "../ui/Mark";
import { ThemeButton } from "../ui/ThemeButton";

/** A workflow of another team, for whoever has its link: to look at, and to copy. */
export default function Shared({ boot }: { boot: Boot }) {
  const workflowId = boot.workflowId ?? "";
  const [workflow, setWorkflow] = useState<Workflow | null>(null);
  useEffect(() => {
    const read = get<Workflow>(`/workflows/${workflowId}`);
    Promise.all([read, useCatalogue.getState().load()]).then(([found]) => {
      useEditor.getState().load(fromServer(found.nodes, found.edges));
      usePage.getState().set({ name: found.name });
      makeReadOnly();
      setWorkflow(found);
    }, report);
  }, [workflowId]);
  return (
    <ReactFlowProvider>
      <div className={css.page}>
        <header className={css.top}>
          <a className={css.mark} href="/workflows" aria-label="Wireflow, all workflows">
            <Mark />
          </a>
          <div className={css.path}>
            <span>Shared with you</span>
            <span aria-hidden="true">/</span>
            <strong>{workflow?.name ?? ""}</strong>
          </div>
          <h1 className="unseen">{workflow?.name ?? ""}</h1>
          <div className={css.right}>
            <ThemeButton />
            {boot.permissions.includes("workflows:write") && (
              <CopyToMyTeam workflowId={workflowId} />
            )}
          </div>
        </header>
        <Rail boot={boot} />
        <main className={css.main}>{workflow && <Shown />}</main>
      </div>
    </ReactFlowProvider>
  );
}

function Shown() {
  const flow = useReactFlow<CardNode>();
  useEffect(() => listenToWheel({ flow }), [flow]);
  return (
    <div className={own.past}>
      <div className={css.stage}>
        <Canvas readOnly />
        <Breadcrumb />
      </div>
    </div>
  );
}
