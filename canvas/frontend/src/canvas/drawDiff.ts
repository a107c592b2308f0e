/** Marks what is new or changed since a version; what is gone stands there as a ghost. */
import type { Edge } from "@xyflow/react";
import type { ServerNode } from "../api/types";
import { type Difference, edgeKey } from "../graph/diff";
import type { CardNode } from "../graph/document";

export { diff } from "../graph/diff";

export interface Drawing {
  nodes: CardNode[];
  edges: Edge[];
}

const WAS: Record<string, string> = {
  group: "Group",
  note: "Note",
  reroute: "Reroute",
  subgraph: "Subgraph",
};

const GHOST = { width: 264, height: 72 };

export function draw(now: Drawing, old: ServerNode[], difference: Difference): Drawing {
  const kinds = new Map(difference.nodes.map(({ id, kind }) => [id, kind]));
  const added = new Set(
    difference.edges.filter(({ kind }) => kind === "added").map(({ key }) => key),
  );
  const inside = [
    ...difference.nodes.map(({ id }) => id),
    ...difference.edges.map(({ key }) => key),
  ];
  const drawnIds = new Set([...now.nodes, ...old].map(({ id }) => id));
  const removed = difference.edges.filter(
    ({ kind, edge }) =>
      kind === "removed" && drawnIds.has(edge.source) && drawnIds.has(edge.target),
  );
  const gone = old.filter(({ id }) => kinds.get(id) === "removed");
  const marked = now.nodes.map((node) => {
    const within = inside.some((id) => id.startsWith(`${node.id}__`));
    const kind = kinds.get(node.id) ?? (within ? "changed" : undefined);
    return kind ? { ...node, className: `diff-${kind}` } : node;
  });
  return {
    nodes: [...marked, ...gone.map((node) => ghost(node, removed))],
    edges: [
      ...now.edges.map((edge) =>
        added.has(edgeKey(edge)) ? { ...edge, className: "diff-added" } : edge,
      ),
      ...removed.map(({ key, edge }) => ({
        ...edge,
        id: `ghost ${key}`,
        className: "diff-removed",
        selectable: false,
        deletable: false,
      })),
    ],
  };
}

/** Stands where the node was, with the ends of the wires that went with it. */
function ghost(node: ServerNode, removed: Difference["edges"]): CardNode {
  const ends = removed.map(({ edge }) => edge);
  const takes = ends.filter(({ target }) => target === node.id).map((edge) => edge.targetHandle);
  const gives = ends.filter(({ source }) => source === node.id).map((edge) => edge.sourceHandle);
  const drawn = {
    id: node.id,
    type: "ghost",
    position: node.position,
    data: {
      ...node.data,
      was: WAS[node.type ?? ""] ?? "Node",
      takes: [...new Set(takes)],
      gives: [...new Set(gives)],
    },
    ...GHOST,
    // Without it React Flow forgets where the handles are whenever the graph is drawn anew.
    measured: GHOST,
    draggable: false,
    selectable: false,
    deletable: false,
    connectable: false,
  };
  return drawn as unknown as CardNode;
}
