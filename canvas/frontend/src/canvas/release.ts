/** Where a drawn wire ends: on a card it takes the first fitting port, on nothing it asks the palette. */
import type { Connection, Edge, FinalConnectionState, OnConnectStartParams } from "@xyflow/react";
import { firstFitting, inputOf, mayConnect } from "../graph/connect";
import { giver, typeOf } from "../graph/typeOf";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useLinking } from "../store/linking";
import { usePage } from "../store/page";
import { mayEdit } from "../store/view";

type Direction = "source" | "target";

export function portAt(nodeId: string, handle: string, direction: Direction) {
  const { types } = useCatalogue.getState();
  const graph = useEditor.getState();
  const node = graph.nodes.find(({ id }) => id === nodeId);
  if (direction === "source") return giver(types, graph, nodeId, handle);
  return node && inputOf(types, node, handle);
}

export function drawingStarts({ nodeId, handleId, handleType }: OnConnectStartParams): void {
  if (!nodeId || !handleId || !handleType) return;
  const port = portAt(nodeId, handleId, handleType);
  if (port) useLinking.getState().start({ nodeId, port, direction: handleType });
}

/** The graph without the wire whose end is being moved: that one is no obstacle to itself. */
function graph() {
  const { nodes, edges } = useEditor.getState();
  const { replaced } = useLinking.getState();
  return { nodes, edges: replaced ? edges.filter((edge) => edge.id !== replaced) : edges };
}

export function isValid(wanted: Connection | Edge): boolean {
  return mayConnect(useCatalogue.getState().types, graph(), wanted);
}

export function drawingEnds(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const { fromNode, fromHandle, isValid: done } = state;
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  if (!done && fromNode && fromHandle?.id && point) {
    const start = { nodeId: fromNode.id, handle: fromHandle.id, direction: fromHandle.type };
    released(start, { x: point.clientX, y: point.clientY });
  }
  useLinking.getState().end();
}

interface Start {
  nodeId: string;
  handle: string;
  direction: Direction;
}

function released(start: Start, position: { x: number; y: number }): void {
  const element = document.elementFromPoint(position.x, position.y);
  const over = element?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  const { replaced } = useLinking.getState();
  const { connect, reconnect, removeEdge } = useEditor.getState();
  if (over) {
    const wire = wireTo(over, start);
    if (wire && replaced) reconnect(replaced, wire);
    else if (wire) connect(wire);
  } else if (replaced) removeEdge(replaced);
  else if (element?.closest(".react-flow__pane")) {
    const port = portAt(start.nodeId, start.handle, start.direction);
    if (port && mayEdit())
      usePage.getState().set({ palette: { position, from: { ...start, port } } });
  }
}

/** The wire to the first port of a node that takes it. */
function wireTo(over: string, { nodeId, handle, direction }: Start): Connection | undefined {
  const { types } = useCatalogue.getState();
  const { nodes } = useEditor.getState();
  const target = nodes.find(({ id }) => id === over);
  const from = nodes.find(({ id }) => id === nodeId);
  if (!from || !target || over === nodeId) return undefined;
  if (direction === "target") {
    const outputs = typeOf(types, target)?.outputs ?? [];
    return outputs
      .map(({ key }) => ({ source: over, sourceHandle: `out-${key}` }))
      .map((start) => ({ ...start, target: nodeId, targetHandle: handle }))
      .find(isValid);
  }
  const output = giver(types, graph(), from.id, handle);
  const field = output && firstFitting(types, graph(), output, target);
  if (!field) return undefined;
  const wire = { source: nodeId, sourceHandle: handle, target: over };
  return [{ ...wire, targetHandle: `in-${field.key}` }].find(isValid);
}
