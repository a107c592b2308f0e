import {
  Background,
  BackgroundVariant,
  type FinalConnectionState,
  MiniMap,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import { firstFitting, inputOf, mayConnect, outputOf } from "../graph/connect";
import type { CardNode } from "../graph/document";
import { COLOURS, lookOf } from "../run/status";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { useRuns } from "../store/runs";
import { NodeCard } from "./NodeCard";
import { Wire } from "./Wire";

const NODE_TYPES = { card: NodeCard };
const EDGE_TYPES = { wire: Wire };
const MANY = 150;

export function Canvas() {
  const { nodes, edges, onNodesChange, onEdgesChange, remember } = useEditor();
  const types = useCatalogue((catalogue) => catalogue.types);
  const set = usePage((page) => page.set);
  const { screenToFlowPosition } = useReactFlow();
  return (
    <ReactFlow<CardNode>
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeDragStart={remember}
      onConnect={(wanted) => useEditor.getState().connect(wanted)}
      onConnectEnd={(event, state) => released(event, state)}
      isValidConnection={(wanted) => mayConnect(types, { nodes, edges }, wanted)}
      onBeforeDelete={async ({ nodes: gone, edges: cut }) => {
        for (const edge of cut) if (gone.length === 0) useEditor.getState().removeEdge(edge.id);
        if (gone.length > 0) useEditor.getState().remove(gone.map((node) => node.id));
        return false;
      }}
      onPaneClick={() => set({ palette: null, menu: null })}
      onPaneContextMenu={(event) => openMenu(event, null)}
      onNodeContextMenu={(event, node) => openMenu(event, node.id)}
      onEdgeContextMenu={(event, edge) => openMenu(event, null, edge.id)}
      onDoubleClick={(event) => {
        const onPane = (event.target as HTMLElement).classList.contains("react-flow__pane");
        if (onPane) set({ palette: { position: { x: event.clientX, y: event.clientY } } });
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const type = types[event.dataTransfer.getData("application/wireflow")];
        if (!type) return;
        event.preventDefault();
        useEditor
          .getState()
          .add(type, screenToFlowPosition({ x: event.clientX, y: event.clientY }));
      }}
      deleteKeyCode={["Delete", "Backspace"]}
      selectionMode={SelectionMode.Partial}
      onlyRenderVisibleElements={nodes.length > MANY}
      zoomOnDoubleClick={false}
      minZoom={0.1}
      maxZoom={2.5}
      fitView
      fitViewOptions={{ padding: 0.18, maxZoom: 1 }}
      proOptions={{ hideAttribution: true }}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} />
      <MiniMap<CardNode>
        position="bottom-left"
        pannable
        zoomable
        ariaLabel="Map of the workflow"
        maskColor="var(--scrim)"
        bgColor="var(--surface-0)"
        nodeColor={(node) => COLOURS[lookOf(stateOf(node.id))]}
        nodeBorderRadius={20}
        style={{ width: 136, height: 88 }}
      />
    </ReactFlow>
  );
}

function stateOf(nodeId: string) {
  const { shown, executions } = useRuns.getState();
  return shown ? executions[shown]?.nodes[nodeId] : undefined;
}

function openMenu(event: React.MouseEvent | MouseEvent, nodeId: string | null, edgeId?: string) {
  event.preventDefault();
  usePage.getState().set({ menu: { x: event.clientX, y: event.clientY, nodeId, edgeId } });
}

/** A wire released on a card takes its first fitting port; on nothing, it opens the palette. */
function released(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const { fromNode, fromHandle, isValid } = state;
  if (isValid || !fromNode || !fromHandle?.id) return;
  const { types } = useCatalogue.getState();
  const editor = useEditor.getState();
  const graph = { nodes: editor.nodes, edges: editor.edges };
  const start = graph.nodes.find((node) => node.id === fromNode.id);
  const direction = fromHandle.type;
  const port = start && (direction === "source" ? outputOf : inputOf)(types, start, fromHandle.id);
  if (!start || !port) return;
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  const element = point && document.elementFromPoint(point.clientX, point.clientY);
  const over = element?.closest<HTMLElement>(".react-flow__node")?.dataset.id;
  const target = graph.nodes.find((node) => node.id === over);
  if (target && direction === "source" && "key" in port) {
    const field = firstFitting(types, graph, port as never, target);
    const wanted = field && {
      source: start.id,
      sourceHandle: fromHandle.id,
      target: target.id,
      targetHandle: `in-${field.key}`,
    };
    if (wanted && mayConnect(types, graph, wanted)) useEditor.getState().connect(wanted);
  } else if (!over && point) {
    const from = { nodeId: start.id, handle: fromHandle.id, port, direction };
    usePage.getState().set({ palette: { position: { x: point.clientX, y: point.clientY }, from } });
  }
}
