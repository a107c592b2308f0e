/** Where a drawn wire ends: on a card it takes the first fitting port, on nothing it asks the palette. */
import type { FinalConnectionState, OnConnectStartParams } from "@xyflow/react";
import { firstFitting, inputOf, mayConnect, outputOf } from "../graph/connect";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useLinking } from "../store/linking";
import { usePage } from "../store/page";

type Direction = "source" | "target";

function portAt(nodeId: string, handle: string, direction: Direction) {
  const { types } = useCatalogue.getState();
  const node = useEditor.getState().nodes.find(({ id }) => id === nodeId);
  return node && (direction === "source" ? outputOf : inputOf)(types, node, handle);
}

export function drawingStarts({ nodeId, handleId, handleType }: OnConnectStartParams): void {
  if (!nodeId || !handleId || !handleType) return;
  const port = portAt(nodeId, handleId, handleType);
  if (port) useLinking.getState().start({ nodeId, port, direction: handleType });
}

export function drawingEnds(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  useLinking.getState().end();
  const { fromNode, fromHandle, isValid } = state;
  if (isValid || !fromNode || !fromHandle?.id) return;
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  if (!point) return;
  const element = document.elementFromPoint(point.clientX, point.clientY);
  const over = element?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  const start = { nodeId: fromNode.id, handle: fromHandle.id, direction: fromHandle.type };
  if (over) linkTo(over, start);
  else if (element?.closest(".react-flow__pane")) {
    const port = portAt(start.nodeId, start.handle, start.direction);
    const position = { x: point.clientX, y: point.clientY };
    if (port) usePage.getState().set({ palette: { position, from: { ...start, port } } });
  }
}

interface Start {
  nodeId: string;
  handle: string;
  direction: Direction;
}

function linkTo(over: string, { nodeId, handle, direction }: Start): void {
  const { types } = useCatalogue.getState();
  const { nodes, edges, connect } = useEditor.getState();
  const from = nodes.find(({ id }) => id === nodeId);
  const target = nodes.find(({ id }) => id === over);
  if (!from || !target) return;
  const wanted =
    direction === "source"
      ? intoFirst(target.id)
      : outputsOf(target.data.nodeType).map((key) => ({
          source: target.id,
          sourceHandle: `out-${key}`,
          target: nodeId,
          targetHandle: handle,
        }));
  const found = wanted.find((wire) => mayConnect(types, { nodes, edges }, wire));
  if (found) connect(found);

  function intoFirst(id: string) {
    const output = from && outputOf(types, from, handle);
    const field = output && target && firstFitting(types, { nodes, edges }, output, target);
    if (!field) return [];
    return [{ source: nodeId, sourceHandle: handle, target: id, targetHandle: `in-${field.key}` }];
  }

  function outputsOf(nodeType: string): string[] {
    return types[nodeType]?.outputs.map(({ key }) => key) ?? [];
  }
}
