/** Other workflows: the palette offers them as nodes, and what is on the canvas is kept up to date. */
import { get } from "../api/client";
import type { Workflow } from "../api/types";
import { readBoot } from "../boot";
import type { Inside, SavedType, SubgraphData } from "../graph/document";
import { equal } from "../graph/merge";
import { typeOf } from "../graph/typeOf";
import { report } from "../run/actions";
import { useCatalogue } from "./catalogue";
import { useEditor } from "./editor";

const PREFIX = "workflow:";
const EMPTY: Inside = { nodes: [], edges: [], inputs: [], outputs: [] };

/** Puts the team's other workflows into the catalogue. */
export async function loadWorkflows(): Promise<void> {
  try {
    const found = await get<Workflow[]>("/workflows?limit=100");
    const own = useCatalogue.getState().list.filter(({ nodeType }) => !nodeType.startsWith(PREFIX));
    const others = found.filter(({ id }) => id !== readBoot().workflowId);
    const list = [...own, ...others.map(asType)];
    useCatalogue.setState({
      list,
      types: Object.fromEntries(list.map((type) => [type.nodeType, type])),
    });
  } catch (error) {
    report(error);
  }
}

/** Brings every workflow on the open level up to date: at first sight, and when people come back. */
export function watchLinked(): void {
  const known = new Map<string, Inside | null>();
  const look = () => {
    for (const { type, data } of useEditor.getState().nodes) {
      if (type !== "subgraph" || !data.workflowId || known.has(data.workflowId)) continue;
      const { workflowId } = data;
      known.set(workflowId, null);
      void read(workflowId).then((inside) => {
        known.set(workflowId, inside);
        fill(known);
      });
    }
    fill(known);
  };
  useEditor.subscribe(({ nodes }, before) => nodes !== before.nodes && look());
  addEventListener("focus", () => {
    known.clear();
    look();
  });
  look();
}

/** Null where there is no such workflow: what a run would say of it, lint says. */
async function read(workflowId: string): Promise<Inside | null> {
  try {
    const { data } = await get<{ data: Inside }>(`/workflows/${workflowId}/subgraph`);
    const { nodes, edges, inputs, outputs } = data;
    return { nodes, edges, inputs, outputs };
  } catch {
    return null;
  }
}

/** No edit, and no step of undo: nobody here did it. What was empty until now wants to be saved. */
function fill(known: ReadonlyMap<string, Inside | null>): void {
  const { nodes, revision } = useEditor.getState();
  let filled = false;
  let changed = false;
  const next = nodes.map((node) => {
    const inside = node.type === "subgraph" && known.get(node.data.workflowId ?? "");
    if (!inside || node.type !== "subgraph" || holds(node.data, inside)) return node;
    changed = true;
    filled ||= node.data.nodes.length === 0;
    return { ...node, data: { ...node.data, ...inside } };
  });
  if (changed) useEditor.setState({ nodes: next, revision: filled ? revision + 1 : revision });
}

function holds(data: Inside, inside: Inside): boolean {
  const { nodes, edges, inputs, outputs } = data;
  return nodes === inside.nodes || equal({ nodes, edges, inputs, outputs }, inside);
}

function asType({ id, name, description }: Workflow): SavedType {
  const data: SubgraphData = {
    ...EMPTY,
    label: name,
    nodeType: "",
    config: {},
    mode: "active",
    workflowId: id,
  };
  const type = typeOf(useCatalogue.getState().types, { type: "subgraph", data });
  if (!type) throw new Error("A subgraph has a type");
  return {
    ...type,
    nodeType: PREFIX + id,
    label: name,
    category: "Workflows",
    description: description || "Runs this workflow as it is saved",
    keywords: "workflow sub-workflow subworkflow",
    kind: "utility",
    inside: EMPTY,
    workflowId: id,
  };
}
