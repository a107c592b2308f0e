import { ArrowRightLeft, Copy, FileInput, Plus, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { get, send } from "../api/client";
import { newWorkflow } from "../api/newWorkflow";
import type { ExecutionItem, Workflow } from "../api/types";
import type { Boot } from "../boot";
import { chooseFile } from "../canvas/chooseFile";
import { when } from "../graph/when";
import { ImportReport } from "../panels/ImportReport";
import { MoveWorkflow } from "../panels/MoveWorkflow";
import { useCatalogue } from "../store/catalogue";
import { report } from "../store/failures";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import css from "./Pages.module.css";
import { SettingsFrame } from "./SettingsFrame";

export default function Workflows({ boot }: { boot: Boot }) {
  const [list, setList] = useState<Workflow[] | null>(null);
  const [pictures, setPictures] = useState<Record<string, string>>({});
  const [doomed, setDoomed] = useState<Workflow | null>(null);
  const [moving, setMoving] = useState<Workflow | null>(null);
  const writes = boot.permissions.includes("workflows:write");
  const load = () => get<Workflow[]>("/workflows?limit=100").then(setList, report);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    void load();
    useCatalogue.getState().load().catch(report);
    get<{ data: ExecutionItem[] }>("/workflows/executions?limit=100").then(({ data }) => {
      const found = data.filter((run) => run.finalOutput?.type === "image").reverse();
      setPictures(Object.fromEntries(found.map((run) => [run.workflowId, run.finalOutput?.url])));
    }, report);
  }, []);
  const remove = async (workflow: Workflow) => {
    setDoomed(null);
    await send("DELETE", `/workflows/${workflow.id}`).catch(report);
    await load();
  };
  return (
    <SettingsFrame boot={boot} title="Workflows">
      <header className={css.head}>
        <h1>Workflows</h1>
        {writes && (
          <>
            <button type="button" className={ui.quiet} onClick={chooseFile}>
              <FileInput size={16} aria-hidden="true" /> Import…
            </button>
            <button
              type="button"
              className={ui.primary}
              onClick={() => newWorkflow().catch(report)}
            >
              <Plus size={16} aria-hidden="true" /> New workflow
            </button>
          </>
        )}
      </header>
      {list?.length === 0 && (
        <p className={css.none}>Nothing here yet.{writes && " Make the first one."}</p>
      )}
      <div className={css.grid}>
        {list?.map((workflow) => (
          <Card
            key={workflow.id}
            workflow={workflow}
            picture={pictures[workflow.id]}
            writes={writes}
            onMove={boot.teams.length > 1 ? () => setMoving(workflow) : undefined}
            onCopy={() => send("POST", `/workflows/${workflow.id}/duplicate`).then(load, report)}
            onDelete={() => setDoomed(workflow)}
          />
        ))}
      </div>
      <ImportReport />
      {moving && (
        <MoveWorkflow workflow={moving} boot={boot} onDone={load} onClose={() => setMoving(null)} />
      )}
      {doomed && (
        <Dialog title={`Delete “${doomed.name}”?`} onClose={() => setDoomed(null)}>
          <p>Its runs and their pictures stay; the workflow itself cannot be brought back.</p>
          <div className={ui.actions}>
            <button type="button" className={ui.dangerous} onClick={() => void remove(doomed)}>
              Delete
            </button>
          </div>
        </Dialog>
      )}
    </SettingsFrame>
  );
}

interface CardProps {
  workflow: Workflow;
  picture: string | undefined;
  writes: boolean;
  onMove?: () => void;
  onCopy(): void;
  onDelete(): void;
}

function Card({ workflow, picture, writes, onMove, onCopy, onDelete }: CardProps) {
  return (
    <article className={css.card}>
      <a href={`/workflows/${workflow.id}`}>
        {picture ? <img src={picture} alt="" /> : <i />}
        <strong>{workflow.name}</strong>
        <small>
          {workflow.nodes.length} nodes, edited {when(workflow.updatedAt)}
        </small>
      </a>
      {writes && (
        <div>
          {onMove && (
            <button
              type="button"
              aria-label={`Move ${workflow.name} to another team`}
              onClick={onMove}
            >
              <ArrowRightLeft size={15} />
            </button>
          )}
          <button type="button" aria-label={`Duplicate ${workflow.name}`} onClick={onCopy}>
            <Copy size={15} />
          </button>
          <button type="button" aria-label={`Delete ${workflow.name}`} onClick={onDelete}>
            <Trash2 size={15} />
          </button>
        </div>
      )}
    </article>
  );
}
