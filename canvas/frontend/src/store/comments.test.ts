import { beforeEach, expect, it, vi } from "vitest";
import { ApiError, get, send } from "../api/client";
import type { Thread } from "../api/comments";
import {
  arm,
  deleteComment,
  heardOfComment,
  leaveComments,
  loadComments,
  openThread,
  place,
  showResolved,
  useComments,
} from "./comments";
import { useView } from "./view";

vi.mock(import("../api/client"), async (original) => ({
  ...(await original()),
  get: vi.fn(),
  send: vi.fn(),
}));

const SAID = { author: null, text: "Darker", createdAt: "", editedAt: null };
const PIN = { subgraph: null, nodeId: null, position: { x: 0, y: 0 }, offset: { x: 0, y: 0 } };

function thread(id: string, resolved = false): Thread {
  const comments = [{ id: `${id}-1`, mayEdit: true, mayDelete: true, ...SAID }];
  return { id, ...PIN, resolved, resolvedBy: null, resolvedAt: null, createdAt: "", comments };
}

const now = () => useComments.getState();
const ids = () => now().threads.map(({ id }) => id);
const page = (data: Thread[], nextCursor: string | null = null) => ({ data, nextCursor });

beforeEach(() => {
  vi.mocked(get).mockReset();
  vi.mocked(send).mockReset();
  now().set({ threads: [], open: null, draft: null, listed: false, resolvedToo: false });
  useView.getState().set({ tool: "pointer" });
});

it("reads all pages of what is not resolved, and the rest when it is asked for", async () => {
  vi.mocked(get).mockResolvedValueOnce(page([thread("c")], "c"));
  vi.mocked(get).mockResolvedValueOnce(page([thread("b")]));
  await loadComments("w");
  expect(ids()).toEqual(["c", "b"]);
  expect(vi.mocked(get).mock.calls.map(([path]) => path)).toEqual([
    "/workflows/w/threads?resolved=false&limit=100",
    "/workflows/w/threads?resolved=false&limit=100&cursor=c",
  ]);
  vi.mocked(get).mockResolvedValueOnce(page([thread("a", true)]));
  await showResolved(true);
  expect([...ids()].sort()).toEqual(["a", "b", "c"]);
});

it("takes what it hears of, new or changed, and drops what is gone", async () => {
  vi.mocked(get).mockResolvedValueOnce({ data: thread("a") });
  await heardOfComment("a");
  vi.mocked(get).mockResolvedValueOnce({ data: thread("a", true) });
  await heardOfComment("a");
  expect(now().threads.map(({ resolved }) => resolved)).toEqual([true]);
  openThread("a");
  vi.mocked(get).mockRejectedValueOnce(new ApiError(404, { error: "Comment thread not found" }));
  await heardOfComment("a");
  expect([ids(), now().open]).toEqual([[], null]);
});

it("deletes a thread with its first comment", async () => {
  now().set({ threads: [thread("a"), thread("b")] });
  const { comments } = thread("a");
  await deleteComment(thread("a"), comments[0] as Thread["comments"][0]);
  expect(vi.mocked(send).mock.calls[0]?.slice(0, 2)).toEqual([
    "DELETE",
    "/workflows/w/threads/a/comments/a-1",
  ]);
  expect(ids()).toEqual(["b"]);
});

it("is left step by step: what is open with the tool, then the list", () => {
  arm();
  expect(useView.getState().tool).toBe("comment");
  place(PIN);
  now().set({ listed: true });
  expect(leaveComments()).toBe(true);
  expect([now().draft, now().listed, useView.getState().tool]).toEqual([null, true, "pointer"]);
  expect(leaveComments()).toBe(true);
  expect(now().listed).toBe(false);
  expect(leaveComments()).toBe(false);
});
