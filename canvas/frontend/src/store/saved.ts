/** The team's saved nodes: they stand in the catalogue beside the server's node types. */
import { get, send } from "../api/client";
import type { SavedType, SubgraphData } from "../graph/document";
import { typeOf } from "../graph/typeOf";
import { report } from "../run/actions";
import { useCatalogue } from "./catalogue";
import { useEditor } from "./editor";
import { useToasts } from "./toasts";

interface SavedNode {
  id: string;
  name: string;
  description: string;
  document: Omit<SubgraphData, "config" | "mode" | "nodeType">;
}

const PREFIX = "saved:";

export async function loadSaved(): Promise<void> {
  try {
    const { data } = await get<{ data: SavedNode[] }>("/saved-nodes?limit=100");
    const { list, types } = useCatalogue.getState();
    const own = list.filter(({ nodeType }) => !nodeType.startsWith(PREFIX));
    const saved = data.map((node) => asType(node));
    const all = [...own, ...saved];
    const kept = Object.fromEntries(all.map((type) => [type.nodeType, type]));
    if (saved.length > 0 || Object.keys(types).length !== own.length)
      useCatalogue.setState({ list: all, types: kept });
  } catch (error) {
    report(error);
  }
}

/** Saves a subgraph under its own name, or saves it anew where it came from. */
export async function saveForReuse(id: string): Promise<void> {
  const found = useEditor.getState().nodes.find((node) => node.id === id);
  if (found?.type !== "subgraph") return;
  const { label, nodes, edges, inputs, outputs, savedNodeId } = found.data;
  const body = { name: label || "Subgraph", document: { label, nodes, edges, inputs, outputs } };
  const known = savedNodeId && isSaved(savedNodeId);
  try {
    const path = known ? `/saved-nodes/${savedNodeId}` : "/saved-nodes";
    const { data } = await send<{ data: SavedNode }>(known ? "PATCH" : "POST", path, body);
    useEditor.getState().update(id, { savedNodeId: data.id });
    await loadSaved();
    useToasts.getState().show(`${data.name} is saved; the palette has it`);
  } catch (error) {
    report(error);
  }
}

export async function forgetSaved(savedNodeId: string): Promise<void> {
  try {
    await send("DELETE", `/saved-nodes/${savedNodeId}`);
    await loadSaved();
  } catch (error) {
    report(error);
  }
}

function isSaved(savedNodeId: string): boolean {
  return PREFIX + savedNodeId in useCatalogue.getState().types;
}

/** Whether the saved node that a subgraph came from is still kept. */
export function useIsSaved(savedNodeId: string | undefined): boolean {
  return useCatalogue(({ types }) => savedNodeId !== undefined && PREFIX + savedNodeId in types);
}

function asType({ id, name, description, document }: SavedNode): SavedType {
  const { nodes, edges, inputs = [], outputs = [] } = document;
  const inside = { nodes, edges, inputs, outputs };
  const data = { ...inside, label: name, nodeType: "", config: {}, mode: "active" } as SubgraphData;
  const type = typeOf(useCatalogue.getState().types, { type: "subgraph", data });
  if (!type) throw new Error("A subgraph has a type");
  const about = {
    category: "Saved",
    description: description || type.label,
    kind: "utility" as const,
  };
  return { ...type, ...about, nodeType: PREFIX + id, label: name, inside, savedNodeId: id };
}
