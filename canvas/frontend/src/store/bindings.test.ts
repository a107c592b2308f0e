import { beforeEach, expect, it } from "vitest";
import { give, holderOf, keysOf, useBindings } from "./bindings";

const UNDO = { id: "undo", keys: ["mod+z"] };
const REDO = { id: "redo", keys: ["mod+shift+z", "mod+y"] };
const ALL = [UNDO, REDO];

beforeEach(() => useBindings.getState().resetAll());

it("names who holds a key, but not to its own holder", () => {
  expect(holderOf(ALL, "mod+y")).toBe(REDO);
  expect(holderOf(ALL, "mod+y", "redo")).toBeUndefined();
});

it("gives a key to one command and takes it from the other", () => {
  give(ALL, UNDO, "mod+y");
  expect([keysOf(UNDO), keysOf(REDO)]).toEqual([["mod+y"], ["mod+shift+z"]]);
});

it("keeps the change for the next visit, and forgets it on reset", () => {
  give(ALL, UNDO, "u");
  expect(JSON.parse(localStorage.getItem("wireflow-keys") ?? "")).toEqual({ undo: ["u"] });
  useBindings.getState().reset("undo");
  expect(keysOf(UNDO)).toEqual(["mod+z"]);
});
