import { expect, it } from "vitest";
import { BLUR, SKETCH, TEXT } from "../testing/catalogue";
import { matches, placeFor } from "./palette";

const from = {
  nodeId: "t",
  handle: "out-prompt",
  port: { type: "TEXT", multiple: false },
  direction: "source",
} as const;

it("finds words in any order, in names and descriptions", () => {
  expect(matches(SKETCH, "does sketch")).toBe(true);
  expect(matches(SKETCH, "sketch video")).toBe(false);
});

it("shows only what the wire can lead to", () => {
  expect([SKETCH, BLUR].map((type) => matches(type, "", from))).toEqual([true, false]);
});

it("links the wire's loose end to the new node, in either direction", () => {
  expect(placeFor(SKETCH, "s", from)).toEqual({
    source: "t",
    sourceHandle: "out-prompt",
    target: "s",
    targetHandle: "in-prompt",
  });
  const backwards = { ...from, nodeId: "s", handle: "in-prompt", direction: "target" } as const;
  expect(placeFor(TEXT, "t2", backwards)).toEqual({
    source: "t2",
    sourceHandle: "out-prompt",
    target: "s",
    targetHandle: "in-prompt",
  });
});
