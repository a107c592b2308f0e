/** Saves the graph a moment after the last edit, and notices when somebody else saved. */
import { ApiError, get, send } from "../api/client";
import type { Workflow } from "../api/types";
import { fromServer, toServer } from "../graph/document";
import { report } from "../run/actions";
import { useEditor } from "./editor";
import { usePage } from "./page";

const PAUSE = 800;
const AGAIN_AFTER_FAILURE = 5_000;

let base = "";
let workflowId = "";
let timer: ReturnType<typeof setTimeout> | undefined;
let inFlight = false;

export async function openWorkflow(id: string): Promise<void> {
  workflowId = id;
  const workflow = await get<Workflow>(`/workflows/${id}`);
  take(workflow);
  useEditor.subscribe((now, before) => {
    if (now.revision !== before.revision) later();
  });
  window.addEventListener("beforeunload", (event) => {
    if (usePage.getState().saving !== "saved") event.preventDefault();
  });
}

export function rename(name: string): void {
  usePage.getState().set({ name });
  later();
}

export async function save(): Promise<void> {
  clearTimeout(timer);
  // Two saves at once would carry the same base, and the second would be refused as stale.
  if (inFlight) return later();
  inFlight = true;
  const { set, name } = usePage.getState();
  const { nodes, edges, revision } = useEditor.getState();
  set({ saving: "saving" });
  try {
    const body = { name, ...toServer({ nodes, edges }), ...(base ? { baseUpdatedAt: base } : {}) };
    const saved = await send<Workflow>("PUT", `/workflows/${workflowId}?strict=false`, body);
    base = saved.updatedAt;
    const done = useEditor.getState().revision === revision && usePage.getState().name === name;
    set({ saving: done ? "saved" : "unsaved" });
    if (!done) later();
  } catch (error) {
    failed(error);
  } finally {
    inFlight = false;
  }
}

/** After a conflict: overwrite what the other saved. */
export async function keepMine(): Promise<void> {
  base = "";
  await save();
}

/** After a conflict: take what the other saved; undo brings one's own back. */
export async function takeTheirs(): Promise<void> {
  useEditor.getState().remember();
  const { past } = useEditor.getState();
  take(await get<Workflow>(`/workflows/${workflowId}`));
  useEditor.setState({ past });
}

function take(workflow: Workflow): void {
  base = workflow.updatedAt;
  useEditor.getState().load(fromServer(workflow.nodes, workflow.edges));
  usePage.getState().set({ name: workflow.name, saving: "saved" });
}

function later(): void {
  if (usePage.getState().saving === "conflict") return;
  usePage.getState().set({ saving: "unsaved" });
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
}

function failed(error: unknown): void {
  const stale = error instanceof ApiError && error.body.code === "stale_write";
  usePage.getState().set({ saving: stale ? "conflict" : "failed" });
  if (stale) return;
  if (error instanceof ApiError) report(error);
  else timer = setTimeout(save, AGAIN_AFTER_FAILURE);
}
