/** What the server's check says of the graph on the canvas, a moment after each edit. */
import { create } from "zustand";
import { ApiError, send } from "../api/client";
import type { Violation } from "../api/types";
import { toServer } from "../graph/document";
import { prefixOf } from "../graph/levels";
import { useEditor, usePrefix } from "./editor";

const PAUSE = 350;

export interface Finding extends Violation {
  tone: "danger" | "warn";
}

interface Findings {
  byNode: Record<string, Finding[]>;
  byField: Record<string, Finding[]>;
  take(violations: Violation[], warnings: Violation[]): void;
}

const NONE: Finding[] = [];

export const useFindings = create<Findings>((set) => ({
  byNode: {},
  byField: {},
  take: (violations, warnings) => {
    const found: Finding[] = [
      ...violations.map((one) => ({ ...one, tone: "danger" as const })),
      ...warnings.map((one) => ({ ...one, tone: "warn" as const })),
    ];
    set({
      byNode: grouped(found, ({ nodeId }) => nodeId),
      byField: grouped(found, ({ nodeId, field }) => field && `${nodeId} ${field}`),
    });
  },
}));

export function useFieldFindings(nodeId: string, key: string): Finding[] {
  const whole = usePrefix() + nodeId;
  return useFindings(({ byField }) => byField[`${whole} ${key}`] ?? NONE);
}

export function useNodeFindings(nodeId: string): Finding[] {
  const whole = usePrefix() + nodeId;
  return useFindings(({ byNode }) => byNode[whole] ?? NONE);
}

/** Why the last run was refused, by this node or by one inside it. */
export function useRefused(nodeId: string): string | undefined {
  const whole = usePrefix() + nodeId;
  return useEditor(({ problems }) => at(problems, whole));
}

/** What to say on a card: why the last run was refused, else the first violation. */
export function useProblem(nodeId: string): string | undefined {
  const whole = usePrefix() + nodeId;
  const refused = useRefused(nodeId);
  const first = useFindings(({ byNode }) =>
    at(byNode, whole)?.find(({ tone }) => tone === "danger"),
  );
  return refused ?? first?.message;
}

/** What is said of a node, or of one inside it. */
function at<T>(said: Record<string, T>, id: string): T | undefined {
  return said[id] ?? said[Object.keys(said).find((one) => one.startsWith(`${id}__`)) ?? ""];
}

let timer: ReturnType<typeof setTimeout> | undefined;
let asking: AbortController | undefined;

export function watchFindings(): void {
  useEditor.subscribe((now, before) => {
    if (now.revision === before.revision) return;
    clearTimeout(timer);
    asking?.abort();
    timer = setTimeout(check, PAUSE);
  });
  void check();
}

async function check(): Promise<void> {
  asking = new AbortController();
  const { signal } = asking;
  try {
    const { data } = await send<{ data: { violations: Violation[]; warnings: Violation[] } }>(
      "POST",
      "/workflows/lint",
      toServer(useEditor.getState()),
      signal,
    );
    if (!signal.aborted) useFindings.getState().take(data.violations, data.warnings);
  } catch (error) {
    // A stale or unreachable check says nothing new: saving tells when the server is away.
    if (error instanceof ApiError) useFindings.getState().take([], []);
  }
}

/** Makes a fix that needs no decision; undo takes it back. */
export function repair(finding: Finding): void {
  const { field, repair: fix } = finding;
  const { nodes, outer, update, removeEdge } = useEditor.getState();
  // The check names nodes and edges by their place in the whole document.
  const prefix = prefixOf(outer);
  const edgeId = finding.edgeId?.replace(prefix, "");
  const nodeId = finding.nodeId?.replace(prefix, "");
  if (fix?.do === "unlink" && edgeId) removeEdge(edgeId);
  const data = nodes.find(({ id }) => id === nodeId)?.data;
  if (!fix || !data || !nodeId) return;
  if (fix.do === "retype" && fix.to) update(nodeId, { nodeType: fix.to });
  if (!field || fix.do === "unlink") return;
  const { [field]: old, ...config } = data.config;
  if (fix.do === "set") update(nodeId, { config: { ...config, [field]: fix.value ?? null } });
  if (fix.do === "unset") update(nodeId, { config });
  if (fix.do === "rename" && fix.to)
    update(nodeId, { config: { ...config, [fix.to]: old ?? null } });
}

function grouped(
  found: Finding[],
  keyOf: (finding: Finding) => string | undefined,
): Record<string, Finding[]> {
  const groups: Record<string, Finding[]> = {};
  for (const finding of found) {
    const key = keyOf(finding);
    if (!key) continue;
    groups[key] = [...(groups[key] ?? []), finding];
  }
  return groups;
}
