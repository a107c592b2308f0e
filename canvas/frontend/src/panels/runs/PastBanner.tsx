import { ArrowLeft, History } from "lucide-react";
import { useState } from "react";
import { send } from "../../api/client";
import type { RunGraph } from "../../api/runs";
import type { Workflow } from "../../api/types";
import { report } from "../../run/actions";
import { runName, startedBy } from "../../run/words";
import { Dialog } from "../../ui/Dialog";
import ui from "../../ui/Ui.module.css";
import css from "./Past.module.css";

/** Says that this is the past, and leads back: without the graph, or with it. */
export function PastBanner({ graph }: { graph: RunGraph }) {
  const [asking, setAsking] = useState(false);
  const name = runName(graph).replace("Run", "run");
  return (
    <section className={css.banner} aria-label="The past">
      <History size={16} aria-hidden="true" />
      <div>
        <strong>As it was in {name}</strong>
        <small>{startedBy(graph)}</small>
      </div>
      <button type="button" className={ui.quiet} onClick={() => back(graph)}>
        <ArrowLeft size={15} aria-hidden="true" /> Back
      </button>
      {graph.workflowId ? (
        <button type="button" className={ui.primary} onClick={() => setAsking(true)}>
          Restore as current
        </button>
      ) : (
        <button type="button" className={ui.primary} onClick={() => void saveAsNew(graph)}>
          Save as a new workflow
        </button>
      )}
      {asking && (
        <Dialog title="Make this the current graph?" onClose={() => setAsking(false)}>
          <p>
            “{graph.workflowName}” becomes what it was in {name}. Its present graph is kept as a
            version, and can be brought back from the version history.
          </p>
          <div className={ui.actions}>
            <button type="button" className={ui.quiet} onClick={() => setAsking(false)}>
              Cancel
            </button>
            <button type="button" className={ui.primary} onClick={() => void restore(graph)}>
              Restore as current
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function back({ workflowId }: RunGraph): void {
  const came = document.referrer && new URL(document.referrer).origin === location.origin;
  if (came && history.length > 1) history.back();
  else location.assign(workflowId ? `/workflows/${workflowId}#runs` : "/runs");
}

async function restore(graph: RunGraph): Promise<void> {
  const path = `/workflows/${graph.workflowId}`;
  try {
    const name = `Before ${runName(graph).replace("Run", "run")} was restored`;
    await send("POST", `${path}/versions`, { name });
    const { nodes, edges } = graph;
    await send("PUT", `${path}?strict=false`, { nodes, edges });
    location.assign(path);
  } catch (error) {
    report(error);
  }
}

async function saveAsNew(graph: RunGraph): Promise<void> {
  try {
    const { nodes, edges } = graph;
    const body = { name: `From ${runName(graph).replace("Run", "run")}`, nodes, edges };
    const made = await send<{ data: Workflow }>("POST", "/workflows?strict=false", body);
    location.assign(`/workflows/${made.data.id}`);
  } catch (error) {
    report(error);
  }
}
