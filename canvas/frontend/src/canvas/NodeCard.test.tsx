import { ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { act, Profiler } from "react";
import { createRoot } from "react-dom/client";
import { beforeAll, expect, it } from "vitest";
import type { PollBody } from "../api/types";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useRuns } from "../store/runs";
import { BLUR, card, SKETCH, state, TYPES, wire } from "../testing/catalogue";
import { NodeCard } from "./NodeCard";
import { Wire } from "./Wire";

const renders: Record<string, number> = {};

function Counted(props: React.ComponentProps<typeof NodeCard>) {
  const count = (id: string) => {
    renders[id] = (renders[id] ?? 0) + 1;
  };
  return (
    <Profiler id={props.id} onRender={count}>
      <NodeCard {...props} />
    </Profiler>
  );
}

const NODE_TYPES = { card: Counted };
const EDGE_TYPES = { wire: Wire };

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  useCatalogue.setState({ types: TYPES, list: Object.values(TYPES) });
  useEditor.getState().load({
    nodes: [card("a", SKETCH), card("b", BLUR), card("c", BLUR)],
    edges: [wire("a.image", "b.image"), wire("b.image", "c.image")],
  });
  useRuns.getState().show({
    executionId: "x",
    seq: 1,
    status: "RUNNING",
    nodeStates: [state("a", "RUNNING"), state("b", "PENDING"), state("c", "PENDING")],
  } as PollBody);
});

it("renders nothing but the working card's progress when progress arrives", async () => {
  const { nodes, edges } = useEditor.getState();
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () =>
    root.render(
      <ReactFlowProvider>
        <ReactFlow nodes={nodes} edges={edges} nodeTypes={NODE_TYPES} edgeTypes={EDGE_TYPES} />
      </ReactFlowProvider>,
    ),
  );
  expect(Object.keys(renders)).toEqual(["a", "b", "c"]);
  const before = { ...renders };
  await act(async () =>
    useRuns.getState().apply([
      {
        type: "progress",
        executionId: "x",
        nodes: [{ nodeId: "a", progress: 0.5, step: 8, totalSteps: 16 }],
      },
    ]),
  );
  expect(renders).toEqual({ ...before, a: (before.a ?? 0) + 1 });
  expect(document.body.textContent).toContain("Step 8 of 16");
  await act(async () => root.unmount());
});
