/** The comments of the open workflow: what stands on the server, and which of it is open here. */
import { create } from "zustand";
import { ApiError, get, send } from "../api/client";
import type { Comment, Thread } from "../api/comments";
import type { CardNode } from "../graph/kinds";
import { type Pin, subgraphOf, wayTo } from "../graph/pins";
import { useEditor } from "./editor";
import { report } from "./failures";
import { useView } from "./view";

interface Page {
  data: Thread[];
  nextCursor: string | null;
}

interface Comments {
  threads: Thread[];
  /** The thread that is read just now. */
  open: string | null;
  /** Where a thread is about to be started. */
  draft: Pin | null;
  /** Whether the list of all is open. */
  listed: boolean;
  /** Whether resolved ones are shown too. */
  resolvedToo: boolean;
  /** Whether there are no pins on the canvas. */
  hidden: boolean;
  /** What was typed and not sent: by thread, and by "" for a new one. */
  unsent: Record<string, string>;
  set(change: Partial<Omit<Comments, "set">>): void;
}

export const useComments = create<Comments>((set) => ({
  threads: [],
  open: null,
  draft: null,
  listed: false,
  resolvedToo: false,
  hidden: false,
  unsent: {},
  set: (change) => set(change),
}));

const PAGE = 100;
let path = "";
const now = () => useComments.getState();

/** Reads what is not resolved, again after every time that events may have been missed. */
export async function loadComments(workflowId: string): Promise<void> {
  path = `/workflows/${workflowId}/threads`;
  try {
    const threads = await readAll(false);
    now().set({ threads: now().resolvedToo ? [...threads, ...(await readAll(true))] : threads });
  } catch (error) {
    report(error);
  }
}

/** Somebody wrote, changed, resolved or deleted. */
export async function heardOfComment(id: string): Promise<void> {
  try {
    put((await get<{ data: Thread }>(`${path}/${id}`)).data);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) drop(id);
    else report(error);
  }
}

export async function showResolved(resolvedToo: boolean): Promise<void> {
  now().set({ resolvedToo });
  try {
    if (resolvedToo) for (const thread of await readAll(true)) put(thread);
  } catch (error) {
    report(error);
  }
}

export async function startThread(pin: Pin, text: string): Promise<string> {
  const { data } = await send<{ data: Thread }>("POST", path, { ...pin, text });
  put(data);
  return data.id;
}

export async function reply(id: string, text: string): Promise<void> {
  put((await send<{ data: Thread }>("POST", `${path}/${id}/comments`, { text })).data);
}

export async function editComment(id: string, comment: string, text: string): Promise<void> {
  const own = `${path}/${id}/comments/${comment}`;
  put((await send<{ data: Thread }>("PATCH", own, { text })).data);
}

export async function resolve(id: string, resolved: boolean): Promise<void> {
  put((await send<{ data: Thread }>("PATCH", `${path}/${id}`, { resolved })).data);
}

/** With the first comment goes the thread. */
export async function deleteComment({ id, comments }: Thread, comment: Comment): Promise<void> {
  await send("DELETE", `${path}/${id}/comments/${comment.id}`);
  if (comments[0]?.id === comment.id) drop(id);
  else await heardOfComment(id);
}

/** Takes the tool up, or puts it away. */
export function arm(): void {
  const { tool, set } = useView.getState();
  if (tool === "comment") return void leaveComments();
  set({ tool: "comment" });
  now().set({ open: null, hidden: false });
}

/** A place was chosen; what was typed before goes along. */
export function place(draft: Pin): void {
  now().set({ draft, open: null, hidden: false });
}

export function openThread(open: string | null): void {
  now().set({ open, draft: null });
}

/** Closes what is open; says whether there was anything. */
export function leaveComments(): boolean {
  const { open, draft, listed, set } = now();
  const view = useView.getState();
  if (open || draft || view.tool === "comment") set({ open: null, draft: null });
  else if (listed) set({ listed: false });
  else return false;
  if (view.tool === "comment") view.set({ tool: "pointer" });
  return true;
}

export function keepUnsent(id: string, text: string): void {
  now().set({ unsent: { ...now().unsent, [id]: text } });
}

/** The pins of the open level; those of subgraphs that are no more lie on the outermost. */
export function useShownThreads(): Thread[] {
  const { threads, resolvedToo, open, hidden } = useComments();
  const subgraph = useEditor(({ outer }) => subgraphOf(outer));
  const isLost = ({ subgraph }: Thread, nodes: CardNode[]) => subgraph && !wayTo(subgraph, nodes);
  const lost = useEditor(({ nodes, outer }) =>
    outer.length > 0
      ? ""
      : threads.flatMap((thread) => (isLost(thread, nodes) ? thread.id : [])).join(" "),
  );
  const isHere = (thread: Thread) => thread.subgraph === subgraph || lost.includes(thread.id);
  const isShown = (thread: Thread) =>
    thread.id === open || (!hidden && (resolvedToo || !thread.resolved));
  return threads.filter((thread) => isHere(thread) && isShown(thread));
}

function put(thread: Thread): void {
  const { threads, set } = now();
  const known = threads.some(({ id }) => id === thread.id);
  const others = threads.map((old) => (old.id === thread.id ? thread : old));
  set({ threads: known ? others : [thread, ...threads] });
}

function drop(id: string): void {
  const { threads, open, set } = now();
  set({ threads: threads.filter((thread) => thread.id !== id), open: open === id ? null : open });
}

async function readAll(resolved: boolean): Promise<Thread[]> {
  const found: Thread[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor ? `&cursor=${cursor}` : "";
    const page: Page = await get<Page>(`${path}?resolved=${resolved}&limit=${PAGE}${after}`);
    found.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}
