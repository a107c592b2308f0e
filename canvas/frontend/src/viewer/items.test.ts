import { expect, it } from "vitest";
import { state } from "../testing/catalogue";
import { assetIdOf, bytes, itemsIn, itemsOf, itemsOfRun } from "./items";

const ID = "0198c5a2-0000-7000-8000-000000000001";
const URL = `http://x/media/${ID}?exp=1&sig=2`;
const done = (id: string) => ({
  ...state(id, "COMPLETED"),
  outputUrls: [URL],
  outputTypes: ["audio/wav"],
});

it("lists what a node gave by the kind of each", () => {
  const items = itemsOf({ ...done("a"), text: "Hello" }, "run");
  expect(items.map(({ key, kind }) => [key, kind])).toEqual([
    [ID, "audio"],
    ["a text", "text"],
  ]);
  expect(itemsOf(state("a", "FAILED"))).toEqual([]);
});

it("keeps JSON that is nothing", () => {
  const empty = { ...state("a", "COMPLETED"), mediaType: "json", json: null };
  expect(itemsOf(empty)).toEqual([
    { key: "a json", kind: "json", json: null, title: "a", nodeId: "a", executionId: undefined },
  ]);
});

it("shows a result that is passed on once, as its maker's", () => {
  const items = itemsOfRun([done("a"), done("b"), undefined]);
  expect(items.map(({ nodeId }) => nodeId)).toEqual(["a"]);
});

it("takes a bare address for one picture", () => {
  expect(itemsIn({ url: URL, title: "Lake" })).toEqual([
    { key: ID, kind: "image", title: "Lake", url: URL },
  ]);
  expect(assetIdOf("blob:x")).toBeNull();
});

it("says sizes shortly", () => {
  expect([12, 3_400, 45_000, 12_300_000].map(bytes)).toEqual(["12 B", "3.4 kB", "45 kB", "12 MB"]);
});
