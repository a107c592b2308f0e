/** Makes an empty workflow and opens it. */
import { send } from "./client";
import type { Workflow } from "./types";

export async function newWorkflow(): Promise<void> {
  const body = { name: "Untitled workflow", nodes: [], edges: [] };
  const { data } = await send<{ data: Workflow }>("POST", "/workflows?strict=false", body);
  location.assign(`/workflows/${data.id}`);
}
