/** Saves the graph a moment after the last edit, and merges what others saved meanwhile. */
import { ApiError, get, send } from "../api/client";
import type { Workflow } from "../api/types";
import { fromServer, toServer } from "../graph/document";
import { type Document, equal, merge } from "../graph/merge";
import { report } from "../run/actions";
import { adopt, current } from "./adopt";
import { type Draft, dropDraft, keepDraft, readDraft } from "./draft";
import { useEditor } from "./editor";
import { usePage } from "./page";
import { useToasts } from "./toasts";

const PAUSE = 800;
const AGAIN_AFTER_FAILURE = 5_000;

let workflowId = "";
/** What this tab and the server last agreed on. */
let base: Draft["base"] = { updatedAt: "", document: { name: "", nodes: [], edges: [] } };
/** What the server holds while both sides clash. */
let theirs: Draft["base"] | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let inFlight = false;

export async function openWorkflow(id: string): Promise<void> {
  workflowId = id;
  const [saved, draft] = await Promise.all([fetchSaved(), readDraft(id).catch(() => undefined)]);
  base = draft?.base ?? saved;
  const { name, nodes, edges } = draft?.mine ?? saved.document;
  useEditor.getState().load(fromServer(nodes, edges));
  usePage.getState().set({ name, saving: "saved" });
  useEditor.subscribe((now, before) => {
    if (now.revision !== before.revision) later();
  });
  window.addEventListener("online", () => void save());
  if (!draft) return;
  useToasts.getState().show("Edits that were not saved yet are back");
  meet(saved);
}

export function rename(name: string): void {
  useEditor.getState().rename(name);
}

export async function save(): Promise<void> {
  clearTimeout(timer);
  // Two saves at once would carry the same base, and the second would be refused as stale.
  if (inFlight) return later();
  if (theirs) return;
  inFlight = true;
  usePage.getState().set({ saving: "saving" });
  const document = current();
  try {
    const body = { ...document, baseUpdatedAt: base.updatedAt };
    const saved = await send<Workflow>("PUT", `/workflows/${workflowId}?strict=false`, body);
    base = { updatedAt: saved.updatedAt, document };
    settle();
  } catch (error) {
    await failed(error);
  } finally {
    inFlight = false;
  }
}

/** Somebody saved: this tab, another one, or another person. */
export async function heardOfSave(updatedAt: string): Promise<void> {
  if (inFlight || theirs || updatedAt === base.updatedAt) return;
  try {
    meet(await fetchSaved());
  } catch (error) {
    report(error);
  }
}

/** After a clash: both sides' changes, with mine where they clash. */
export async function keepMine(): Promise<void> {
  await decide((saved) => merge(base.document, current(), saved).document);
}

/** After a clash: theirs where they clash; undo brings mine back. */
export async function takeTheirs(): Promise<void> {
  useEditor.getState().remember();
  await decide((saved) => merge(base.document, saved, current()).document);
}

/** After a clash: mine becomes a workflow of its own, and this one is theirs. */
export async function keepBoth(): Promise<void> {
  const mine = current();
  const body = { ...mine, name: `${mine.name.slice(0, 180)} (my version)` };
  try {
    const { data } = await send<{ data: Workflow }>("POST", "/workflows?strict=false", body);
    await decide((saved) => saved);
    useToasts.getState().show(`Kept as “${data.name}”`);
  } catch (error) {
    report(error);
  }
}

/** Makes a kept version current: one's own edit, which undo takes back. */
export async function restoreVersion(number: number): Promise<void> {
  // What is heard of a save meanwhile is this one.
  inFlight = true;
  try {
    const path = `/workflows/${workflowId}/versions/${number}/restore`;
    base = agreed(await send<Workflow>("POST", path));
    useEditor.getState().remember();
    adopt(base.document);
    settle();
  } finally {
    inFlight = false;
  }
}

async function decide(choose: (saved: Document) => Document): Promise<void> {
  if (!theirs) return;
  const next = choose(theirs.document);
  base = theirs;
  theirs = null;
  adopt(next);
  settle();
  await save();
}

/** Takes what the server holds: merged where both sides can be, else the person is asked. */
function meet(saved: Draft["base"]): void {
  const { document, clashes } = merge(base.document, current(), saved.document);
  if (clashes.length > 0) {
    theirs = saved;
    usePage.getState().set({ saving: "conflict", clashes });
    return;
  }
  adopt(document, base.document, saved.document);
  base = saved;
  settle();
}

/** After the two sides met: saved, or something is left to save. */
function settle(): void {
  if (!equal(current(), base.document)) {
    later();
    return;
  }
  clearTimeout(timer);
  usePage.getState().set({ saving: "saved", clashes: [] });
  void dropDraft(workflowId).catch(() => undefined);
}

function later(): void {
  if (theirs) return;
  usePage.getState().set({ saving: "unsaved", clashes: [] });
  // Where the browser keeps nothing (a private window), the save that follows is all there is.
  void keepDraft(workflowId, { base, mine: current() }).catch(() => undefined);
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
}

async function fetchSaved(): Promise<Draft["base"]> {
  return agreed(await get<Workflow>(`/workflows/${workflowId}`));
}

function agreed({ updatedAt, name, nodes, edges }: Workflow): Draft["base"] {
  // As this page writes it: a graph that other clients saved may leave out what is the default.
  return { updatedAt, document: { name, ...toServer({ ...fromServer(nodes, edges), outer: [] }) } };
}

async function failed(error: unknown): Promise<void> {
  if (error instanceof ApiError && error.body.code === "stale_write") {
    return meet(await fetchSaved());
  }
  usePage.getState().set({ saving: "failed" });
  if (error instanceof ApiError) report(error);
  else timer = setTimeout(save, AGAIN_AFTER_FAILURE);
}
