/** An import on its way: read, shown with its report, and only then placed. */
import { create } from "zustand";
import { send } from "../api/client";
import type { ServerNode, Workflow } from "../api/types";
import { fromServer, newId, toServer } from "../graph/document";
import { nameOfFile, workflowIn } from "../interchange/files";
import type { FlowGraph, Imported } from "../interchange/flow";
import { ImportError } from "../interchange/json";
import { moveTo } from "../interchange/layout";
import { isSame } from "../interchange/same";
import { useCatalogue } from "./catalogue";
import { useEditor } from "./editor";
import { useToasts } from "./toasts";

export interface Pending {
  imported: Imported;
  /** What was chosen, dropped or pasted, in words. */
  from: string;
  /** The picture that carried it, which can be used as a picture instead. */
  picture: File | null;
  /** Where on the canvas it was dropped. */
  at: { x: number; y: number } | null;
}

const ASIDE = 80;

interface Importing {
  pending: Pending | null;
  cancel(): void;
}

export const useImporting = create<Importing>((set) => ({
  pending: null,
  cancel: () => set({ pending: null }),
}));

/** True when the file held a workflow, or should have: then it is not a picture to upload. */
export async function openFile(file: File, at: Pending["at"] = null): Promise<boolean> {
  try {
    const text = await workflowIn(file);
    if (text === null) return false;
    const imported = await read(text, nameOfFile(file.name));
    const picture = file.type.startsWith("image/") ? file : null;
    useImporting.setState({ pending: { imported, from: file.name, picture, at } });
  } catch (error) {
    // A picture whose texts make no sense is still a picture.
    if (file.type.startsWith("image/")) return false;
    refuse(error, file.name);
  }
  return true;
}

export async function openPasted(text: string): Promise<void> {
  try {
    const imported = await read(text, "Pasted workflow");
    useImporting.setState({
      pending: { imported, from: "what you pasted", picture: null, at: null },
    });
  } catch (error) {
    refuse(error, "The pasted text");
  }
}

/** Puts the graph on the open canvas: one step of undo, everything else as it was. */
export function placeHere({ imported, at }: Pending): void {
  const { nodes, edges } = onCanvas(withNewIds(placeOf(imported.graph, at)));
  const editor = useEditor.getState();
  editor.remember();
  useEditor.setState({
    nodes: [
      ...editor.nodes.map((node) => ({ ...node, selected: false })),
      ...nodes.map((node) => ({ ...node, selected: true })),
    ],
    edges: [...editor.edges, ...edges],
    revision: editor.revision + 1,
  });
  useImporting.getState().cancel();
}

export async function placeAsNew({ imported }: Pending): Promise<void> {
  const body = { name: imported.name || "Imported workflow", ...imported.graph };
  const { data } = await send<{ data: Workflow }>("POST", "/workflows?strict=false", body);
  location.assign(`/workflows/${data.id}`);
}

/** Whether the same nodes, settings and wires are on the canvas already. */
export function isHereAlready(imported: Imported): boolean {
  return isSame(imported.graph, toServer(useEditor.getState()) as unknown as FlowGraph);
}

/** The knowledge of other programs' files is loaded when the first one comes. */
async function read(text: string, name: string): Promise<Imported> {
  const { openText } = await import("../interchange/open");
  return openText(text, useCatalogue.getState().types, name);
}

/** Where it was dropped; else right of everything, so that nothing covers anything. */
function placeOf(graph: FlowGraph, at: Pending["at"]): FlowGraph {
  const { nodes } = useEditor.getState();
  if (at) return moveTo(graph, at);
  if (nodes.length === 0) return graph;
  const right = Math.max(...nodes.map((node) => node.position.x + (node.measured?.width ?? 264)));
  const top = Math.min(...nodes.map((node) => node.position.y));
  return moveTo(graph, { x: right + ASIDE, y: top });
}

function onCanvas(graph: FlowGraph) {
  return fromServer(graph.nodes as unknown as ServerNode[], graph.edges);
}

function withNewIds(graph: FlowGraph): FlowGraph {
  const ids = new Map(graph.nodes.map((node) => [node.id, newId("n")]));
  const named = (id: string) => ids.get(id) ?? id;
  return {
    nodes: graph.nodes.map((node) => ({ ...node, id: named(node.id) })),
    edges: graph.edges.map((edge) => {
      const ends = { source: named(edge.source), target: named(edge.target) };
      return { ...edge, id: newId("e"), ...ends };
    }),
  };
}

function refuse(error: unknown, name: string): void {
  if (!(error instanceof ImportError)) throw error;
  useToasts.getState().show(`${name} cannot be imported`, "danger", error.message);
}
