import { ReactFlowProvider } from "@xyflow/react";
import { act, Profiler } from "react";
import { createRoot } from "react-dom/client";
import { beforeAll, expect, it, vi } from "vitest";
import type { Thread } from "../api/comments";
import type { PollBody } from "../api/types";
import { CommentLayer } from "../comments/CommentLayer";
import { useCatalogue } from "../store/catalogue";
import { useComments } from "../store/comments";
import { useEditor } from "../store/editor";
import { useRuns } from "../store/runs";
import { BLUR, card, SKETCH, state, TYPES, wire } from "../testing/catalogue";
import { Canvas } from "./Canvas";

const count = vi.hoisted(() => ({ renders: 0 }));

// The very card of the canvas, inside React's own counter.
vi.mock(import("./NodeCard"), async (original) => {
  const { NodeCard } = await original();
  const Counted = (props: React.ComponentProps<typeof NodeCard>) => (
    <Profiler id={props.id} onRender={() => count.renders++}>
      <NodeCard {...props} />
    </Profiler>
  );
  return { NodeCard: Counted as unknown as typeof NodeCard };
});

/** Every card has a comment: pins go along and cost no card anything. */
function pinnedTo(nodeId: string): Thread {
  const by = {
    author: { id: "1", name: "Ada" },
    createdAt: "2026-11-26T02:00:00Z",
    editedAt: null,
  };
  const comment = { id: nodeId, text: "Darker", mayEdit: true, mayDelete: true, ...by };
  const settled = { resolved: false, resolvedBy: null, resolvedAt: null };
  const at = { subgraph: null, position: { x: 0, y: 0 }, offset: { x: 20, y: 10 } };
  return { id: nodeId, nodeId, createdAt: by.createdAt, comments: [comment], ...settled, ...at };
}

const IDS = Array.from({ length: 20 }, (_, index) => `n${index}`);

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  useCatalogue.setState({ types: TYPES, list: Object.values(TYPES) });
  const nodes = IDS.map((id, index) => card(id, index ? BLUR : SKETCH));
  const edges = IDS.slice(1).map((id, index) => wire(`n${index}.image`, `${id}.image`));
  useEditor.getState().load({ nodes, edges });
  useComments.setState({ threads: IDS.map(pinnedTo) });
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () =>
    root.render(
      <ReactFlowProvider>
        <Canvas />
        <CommentLayer />
      </ReactFlowProvider>,
    ),
  );
});

it("renders one card per event of a drag, whatever lies around it", async () => {
  const EVENTS = 10;
  expect(count.renders).toBeGreaterThanOrEqual(IDS.length);
  count.renders = 0;
  for (let x = 1; x <= EVENTS; x += 1)
    await act(async () =>
      useEditor
        .getState()
        .onNodesChange([{ type: "position", id: "n5", position: { x, y: 0 }, dragging: true }]),
    );
  expect(count.renders / EVENTS).toBeGreaterThan(0);
  expect(count.renders / EVENTS).toBeLessThanOrEqual(1.2);
  const pin = document.querySelector<HTMLElement>('[data-pin="n5"]')?.parentElement;
  expect(pin?.style.transform).toContain("translate(30px, 10px)");
});

it("draws nothing but the bar of the working card when progress arrives", async () => {
  const running = { executionId: "x", seq: 1, status: "RUNNING" };
  const nodeStates = IDS.map((id) => state(id, id === "n0" ? "RUNNING" : "PENDING"));
  await act(async () => useRuns.getState().show({ ...running, nodeStates } as PollBody));
  const { renders } = count;
  const event = { type: "progress" as const, executionId: "x", nodes: [] };
  for (const progress of [0.2, 0.4, 0.6])
    await act(async () =>
      useRuns
        .getState()
        .apply([{ ...event, nodes: [{ nodeId: "n0", progress, step: 1, totalSteps: 16 }] }]),
    );
  // Only what shows the progress on the working card itself is drawn: one update an event.
  expect(count.renders - renders).toBe(3);
});
