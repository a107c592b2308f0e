/** What the menu of a port offers: things that only make sense right there. */
import { boxOf, CARD } from "../graph/arrange";
import { nodeOf, wiresInto } from "../graph/lookup";
import { useEditor } from "../store/editor";
import { type Menu, usePage } from "../store/page";
import { mayEdit } from "../store/view";
import { portAt } from "./release";

export interface Own {
  does: string;
  off?: boolean;
  act(): void;
}

const GAP = 84;

/** The upper left corner of a card before or after a node. */
function placeBeside(nodeId: string, direction: "source" | "target") {
  const node = nodeOf(useEditor.getState().nodes, nodeId);
  if (!node) return undefined;
  const { x, y, width } = boxOf(node);
  return { x: direction === "source" ? x + width + GAP : x - CARD.width - GAP, y };
}

export function ofPort({ x, y, nodeId, port }: Menu): Own[] {
  if (!nodeId || !port) return [];
  const { set } = usePage.getState();
  const { edges, remove } = useEditor.getState();
  const into = port.handle.replace("in-", "");
  const wires =
    port.direction === "target"
      ? wiresInto(edges, nodeId, into)
      : edges.filter((edge) => edge.source === nodeId && edge.sourceHandle === port.handle);
  const found = portAt(nodeId, port.handle, port.direction);
  const from = found && { nodeId, port: found, ...port };
  const ids = wires.map((edge) => edge.id);
  const place = placeBeside(nodeId, port.direction);
  return [
    {
      does: port.direction === "source" ? "Add a node after it" : "Add a node before it",
      act: () => mayEdit() && set({ palette: { position: { x, y }, place, from } }),
    },
    { does: "Connect to…", act: () => mayEdit() && set({ linking: nodeId }) },
    { does: "Disconnect", off: ids.length === 0, act: () => remove([], ids) },
  ];
}
