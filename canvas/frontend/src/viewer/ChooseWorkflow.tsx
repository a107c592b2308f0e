import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { Workflow } from "../api/types";
import { when } from "../graph/when";
import { report } from "../run/actions";
import { Dialog } from "../ui/Dialog";
import css from "./Viewer.module.css";

/** Which workflow a result goes into; it opens with the input node added. */
export function ChooseWorkflow({ assetId, onClose }: { assetId: string; onClose(): void }) {
  const [list, setList] = useState<Workflow[] | null>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    get<Workflow[]>("/workflows?limit=100").then(setList, report);
  }, []);
  const found = list?.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  return (
    <Dialog title="Use as input in a workflow" onClose={onClose}>
      <input
        className={css.search}
        aria-label="Search workflows"
        placeholder="Search workflows"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <nav className={css.workflows} aria-label="Workflows">
        {found?.map(({ id, name, updatedAt }) => (
          <a key={id} href={`/workflows/${id}?input=${assetId}`}>
            <strong>{name}</strong> <span>edited {when(updatedAt)}</span>
          </a>
        ))}
        {found?.length === 0 && <p>No workflow is called that</p>}
      </nav>
    </Dialog>
  );
}
