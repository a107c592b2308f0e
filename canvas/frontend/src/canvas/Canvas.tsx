import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import { mayConnect } from "../graph/connect";
import type { CardNode } from "../graph/document";
import { look } from "../graph/ports";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useLinking } from "../store/linking";
import { usePage } from "../store/page";
import { dropFiles } from "./drop";
import { NodeCard } from "./NodeCard";
import { Overview } from "./Overview";
import { drawingEnds, drawingStarts } from "./release";
import { Wire } from "./Wire";

const NODE_TYPES = { card: NodeCard };
const EDGE_TYPES = { wire: Wire };
const MANY = 150;

export function Canvas() {
  const { nodes, edges, onNodesChange, onEdgesChange, remember } = useEditor();
  const types = useCatalogue((catalogue) => catalogue.types);
  const set = usePage((page) => page.set);
  const drawn = useLinking(({ from }) => from?.port.type ?? "ANY");
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
      onSelectionDragStart={remember}
      onConnect={(wanted) => useEditor.getState().connect(wanted)}
      onConnectStart={(_, start) => drawingStarts(start)}
      onConnectEnd={drawingEnds}
      connectionLineStyle={{ stroke: look(drawn).colour }}
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
        event.preventDefault();
        const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const type = types[event.dataTransfer.getData("application/wireflow")];
        if (type) useEditor.getState().add(type, at);
        else void dropFiles([...event.dataTransfer.files], at);
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
      <Overview />
    </ReactFlow>
  );
}

function openMenu(event: React.MouseEvent | MouseEvent, nodeId: string | null, edgeId?: string) {
  event.preventDefault();
  const { nodes, select } = useEditor.getState();
  if (nodeId && !nodes.find(({ id }) => id === nodeId)?.selected) select([nodeId]);
  usePage.getState().set({ menu: { x: event.clientX, y: event.clientY, nodeId, edgeId } });
}
