import { expect, it } from "vitest";
import { diff } from "../graph/diff";
import { type Subgraph, toServer } from "../graph/document";
import { levelOf } from "../graph/levels";
import { BLUR, card, SKETCH } from "../testing/catalogue";
import { draw } from "./drawDiff";

const wire = (source: string, target: string) => ({
  id: `${source}-${target}`,
  source,
  sourceHandle: "out-image",
  target,
  targetHandle: "in-image",
});

it("marks what is new or changed, and draws what is gone as a ghost with its wires", () => {
  const then = { nodes: [card("a", SKETCH), card("gone", BLUR)], edges: [wire("a", "gone")] };
  const changed = {
    ...card("a", SKETCH),
    data: { ...card("a", SKETCH).data, config: { seed: 7 } },
  };
  const now = { nodes: [changed, card("new", BLUR)], edges: [wire("a", "new")] };
  const old = toServer({ ...then, outer: [] });
  const drawn = draw(now, old.nodes, diff(old, toServer({ ...now, outer: [] })));
  expect(drawn.nodes.map(({ id, type, className }) => [id, type, className])).toEqual([
    ["a", "card", "diff-changed"],
    ["new", "card", "diff-added"],
    ["gone", "ghost", undefined],
  ]);
  expect(drawn.nodes[2]?.data).toMatchObject({ takes: ["in-image"], gives: [] });
  expect(drawn.edges.map(({ target, className }) => [target, className])).toEqual([
    ["new", "diff-added"],
    ["gone", "diff-removed"],
  ]);
});

it("marks a subgraph for what changed inside, and inside the node itself", () => {
  const around = (config: Record<string, number>): Subgraph => {
    const inner = { ...card("a", SKETCH), data: { ...card("a", SKETCH).data, config } };
    const inside = toServer({ nodes: [inner], edges: [], outer: [] });
    const data = { label: "S", nodeType: "", config: {}, mode: "active" as const };
    return {
      id: "s",
      type: "subgraph",
      position: { x: 0, y: 0 },
      data: { ...data, ...inside, inputs: [], outputs: [] },
    };
  };
  const old = toServer({ nodes: [around({})], edges: [], outer: [] });
  const now = { nodes: [around({ seed: 7 })], edges: [] };
  const drawn = draw(now, old.nodes, diff(old, toServer({ ...now, outer: [] })));
  expect(drawn.nodes.map(({ id, className }) => [id, className])).toEqual([["s", "diff-changed"]]);
  const outer = [{ id: "s", graph: now }];
  expect(levelOf(old, outer).nodes.map(({ id }) => id)).toEqual(["a"]);
  expect(levelOf({ nodes: [], edges: [] }, outer)).toEqual({ nodes: [], edges: [] });
});
