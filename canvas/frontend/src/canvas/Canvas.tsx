import {
  Background,
  BackgroundVariant,
  type DefaultEdgeOptions,
  type Edge,
  ReactFlow,
  type ReactFlowProps,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import { useCallback, useState } from "react";
import type { CardNode } from "../graph/document";
import { look } from "../graph/ports";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { openSubgraph } from "../store/levels";
import { useLinking } from "../store/linking";
import { usePage } from "../store/page";
import { pointAt } from "../store/peers";
import { mayEdit, useView } from "../store/view";
import { isNarrow } from "../ui/narrow";
import { useDiffed } from "./diffed";
import { dragEnds, dragStarts } from "./dragging";
import { GhostNode } from "./GhostNode";
import { GroupFrame } from "./GroupFrame";
import { NodeCard } from "./NodeCard";
import { NoteCard } from "./NoteCard";
import { Overview } from "./Overview";
import { openMenu } from "./openMenu";
import { RerouteDot } from "./RerouteDot";
import { drawingEnds, drawingStarts, isValid } from "./release";
import { SelectionBar } from "./SelectionBar";
import { Wire } from "./Wire";

const NODE_TYPES = {
  card: NodeCard,
  subgraph: NodeCard,
  group: GroupFrame,
  note: NoteCard,
  reroute: RerouteDot,
  ghost: GhostNode,
};
const EDGE_TYPES = { wire: Wire };
/** A wire is named by its title: null is how React Flow is told to leave the name out, which its
 * types do not know. */
const EDGE_OPTIONS: DefaultEdgeOptions = {
  ariaLabel: null as unknown as undefined,
  domAttributes: { "aria-roledescription": "wire" },
};
const MANY = 150;

// Made once: a handler that changed with every render would draw every card and wire anew.
const HANDLERS: ReactFlowProps<CardNode> = {
  onNodeDragStart: (event, _, dragged) => dragStarts(event, dragged),
  onNodeDragStop: dragEnds,
  onSelectionDragStart: dragStarts,
  onSelectionDragStop: dragEnds,
  onConnect: (wanted) => useEditor.getState().connect(wanted),
  onConnectStart: (_, start) => drawingStarts(start),
  onConnectEnd: drawingEnds,
  onReconnectStart: (_, edge) => useLinking.getState().replace(edge.id),
  onReconnect: (edge, wanted) => useEditor.getState().reconnect(edge.id, wanted),
  onPaneClick: () => usePage.getState().set({ palette: null, menu: null }),
  onPaneContextMenu: (event) => openMenu(event, null),
  onNodeContextMenu: (event, node) => openMenu(event, node.id),
  onSelectionContextMenu: (event, chosen) => openMenu(event, chosen[0]?.id ?? null),
  onEdgeContextMenu: (event, edge) => openMenu(event, null, edge.id),
  onNodeDoubleClick: openInside,
  onDoubleClick: openPalette,
  isValidConnection: isValid,
};

/** `readOnly` shows a graph to be looked at. */
export function Canvas({ readOnly = false }: { readOnly?: boolean }) {
  const nodes = useEditor((editor) => editor.nodes);
  const edges = useEditor((editor) => editor.edges);
  const { onNodesChange, onEdgesChange } = useEditor.getState();
  const drawing = useDiffed(nodes, edges);
  const drawn = useLinking(({ from }) => from?.port.type ?? "ANY");
  const { tool, locked, gliding } = useView();
  const hand = tool !== "pointer";
  const fixed = readOnly || locked || hand;
  const drop = useDrop();
  const reroute = useReroute();
  const { screenToFlowPosition } = useReactFlow();
  // The first node of an empty canvas stays where it was put.
  const [begun] = useState(nodes.length > 0);
  // A finger that only moves a node does not want its settings over the canvas.
  const [narrow] = useState(isNarrow);
  return (
    <ReactFlow<CardNode>
      className={`${tool} ${gliding ? "gliding" : ""}`}
      nodes={drawing.nodes}
      edges={drawing.edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      defaultEdgeOptions={EDGE_OPTIONS}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      {...HANDLERS}
      connectionLineStyle={{ stroke: look(drawn).colour }}
      nodesDraggable={!fixed}
      nodesConnectable={!fixed}
      edgesReconnectable={!fixed}
      elementsSelectable={!hand}
      reconnectRadius={16}
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      onMouseMove={({ clientX, clientY }) =>
        pointAt(screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false }))
      }
      onMouseLeave={() => pointAt(null)}
      onEdgeDoubleClick={reroute}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      deleteKeyCode={null}
      selectionMode={SelectionMode.Partial}
      selectNodesOnDrag={!narrow}
      onlyRenderVisibleElements={nodes.length > MANY}
      zoomOnDoubleClick={false}
      minZoom={0.1}
      maxZoom={2.5}
      fitView={begun}
      fitViewOptions={{ padding: narrow ? 0.06 : 0.18, maxZoom: 1 }}
      proOptions={{ hideAttribution: true }}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={2} />
      <Overview />
      {!readOnly && <SelectionBar />}
    </ReactFlow>
  );
}

function openPalette(event: React.MouseEvent): void {
  const onPane = (event.target as HTMLElement).classList.contains("react-flow__pane");
  if (!onPane || !mayEdit()) return;
  usePage.getState().set({ palette: { position: { x: event.clientX, y: event.clientY } } });
}

function openInside({ target }: React.MouseEvent, node: CardNode): void {
  const onControl = (target as HTMLElement).closest("button, input, textarea, strong");
  if (node.type === "subgraph" && !onControl) openSubgraph(node.id);
}

/** A double click on a wire puts a dot on it. */
function useReroute() {
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(
    ({ clientX: x, clientY: y }: React.MouseEvent, edge: Edge) => {
      const at = screenToFlowPosition({ x, y });
      void import("../store/structure").then((file) => file.rerouteEdge(edge.id, at));
    },
    [screenToFlowPosition],
  );
}

/** A node type dragged from the palette, or files. */
function useDrop() {
  const { screenToFlowPosition } = useReactFlow();
  return (event: React.DragEvent) => {
    event.preventDefault();
    if (!mayEdit()) return;
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const name = event.dataTransfer.getData("application/wireflow");
    const type = useCatalogue.getState().types[name];
    if (type) useEditor.getState().add(type, at);
    else {
      const files = [...event.dataTransfer.files];
      void import("./drop").then(({ dropFiles }) => dropFiles(files, at));
    }
  };
}
