import { expect, it } from "vitest";
import { BLUR, card } from "../testing/catalogue";
import type { CardNode } from "./document";
import { carryAlong, groupNodes, membersOf, refitted, withHeld } from "./groups";

const placed = (id: string, x: number, y = 0) => ({ ...card(id, BLUR), position: { x, y } });
const nodes: CardNode[] = [placed("a", 0), placed("b", 300), placed("far", 2000)];

function framed(): CardNode[] {
  return groupNodes({ nodes, edges: [] }, ["a", "b"])?.nodes ?? [];
}

it("frames a selection with room for the title", () => {
  const all = framed();
  const group = all.at(-1);
  expect(group?.position).toEqual({ x: -24, y: -44 });
  expect([group?.width, group?.height]).toEqual([612, 228]);
  expect(membersOf(all, group as CardNode).map(({ id }) => id)).toEqual(["a", "b"]);
});

it("makes no frame round nothing", () => {
  expect(groupNodes({ nodes, edges: [] }, [])).toBeNull();
});

it("carries what lay in the frame when the drag began, and nothing it passes over", () => {
  const all = framed();
  const group = all.at(-1) as CardNode;
  const carried = new Map<string, string[]>();
  const move = (now: CardNode[], x: number, dragging: boolean) =>
    carryAlong(
      now,
      [{ type: "position", id: group.id, position: { x, y: -44 }, dragging }],
      carried,
    );
  const first = move(all, 1776, true);
  expect(first.map((change) => ("id" in change ? change.id : ""))).toEqual([group.id, "a", "b"]);
  expect(first[1]).toMatchObject({ position: { x: 1800, y: 0 } });
  const there = all.map((node) =>
    node.id === group.id ? { ...node, position: { x: 1776, y: -44 } } : node,
  );
  const last = move(there, 1800, false);
  expect(last.map((change) => ("id" in change ? change.id : ""))).toEqual([group.id, "a", "b"]);
  expect(carried.size).toBe(0);
});

it("moves a selected member once", () => {
  const all = framed();
  const group = all.at(-1) as CardNode;
  const changes = carryAlong(
    all,
    [
      { type: "position", id: group.id, position: { x: 0, y: 0 }, dragging: true },
      { type: "position", id: "a", position: { x: 24, y: 44 }, dragging: true },
    ],
    new Map(),
  );
  expect(changes).toHaveLength(3);
});

it("counts what a frame holds among what is copied with it, and remembers it for the drag", () => {
  const all = framed();
  const group = all.at(-1) as CardNode;
  const carried = new Map<string, string[]>();
  expect(withHeld(all, [group.id, "far"], carried)).toEqual([group.id, "far", "a", "b"]);
  expect(carried.get(group.id)).toEqual(["a", "b"]);
});

it("draws a frame anew round what it held, wherever that went", () => {
  const all = framed();
  const after = all.map((node) =>
    node.id === "b" ? { ...node, position: { x: 700, y: 100 } } : node,
  );
  const group = refitted(all, after).at(-1);
  expect(group?.position).toEqual({ x: -24, y: -44 });
  expect([group?.width, group?.height]).toEqual([1012, 328]);
});
