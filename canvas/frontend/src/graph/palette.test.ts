import { expect, it } from "vitest";
import { BLUR, field, nodeType, output, SKETCH, TEXT } from "../testing/catalogue";
import { folded, placeFor, sections, takes } from "./palette";

const from = {
  nodeId: "t",
  handle: "out-prompt",
  port: { type: "TEXT", multiple: false },
  direction: "source",
} as const;
const LIST = [TEXT, SKETCH, BLUR];
const names = (wanted: Parameters<typeof sections>[1], lately: string[] = []) =>
  sections(LIST, wanted, lately).map(({ title, types }) => [title, types.map((t) => t.label)]);

it("shows everything by category, after what was used lately", () => {
  expect(names({ text: "" }, ["utility:blur", "gone"])).toEqual([
    ["Used lately", ["utility:blur"]],
    ["Tests", ["input:text", "generate:sketch", "utility:blur"]],
  ]);
});

it("makes one list of what a search finds", () => {
  expect(names({ text: "does sketch" })).toEqual([["Found", ["generate:sketch"]]]);
  expect(names({ text: "sketch video" })).toEqual([]);
});

it("finds a node type by a word that is not shown", () => {
  const scale = { ...BLUR, keywords: "ImageScale width" };
  expect(sections([TEXT, scale], { text: "imagescale" }, [])[0]?.types).toEqual([scale]);
});

it("puts what runs here before what does not", () => {
  const hosted = { ...nodeType("blur", [], [output("o", "IMAGE")]), availability: "needs_key" };
  const [found] = sections([hosted, BLUR], { text: "blur" }, []);
  expect(found?.types).toEqual([BLUR, hosted]);
});

it("puts categories in which something runs before those in which nothing does", () => {
  const hosted = { ...nodeType("film", [], [output("o", "VIDEO")]), availability: "needs_key" };
  const shown = sections([{ ...hosted, category: "Video" }, BLUR], { text: "" }, []);
  expect(shown.map(({ title }) => title)).toEqual(["Tests", "Video"]);
});

it("shows the first few of a long category until it is opened", () => {
  const types = Array.from({ length: 20 }, (_, number) => nodeType(`n${number}`, [], []));
  const sizes = (opened: string[]) =>
    folded([{ title: "Many", types }], new Set(opened)).map(({ types, count }) => [
      types.length,
      count,
    ]);
  expect(sizes([])).toEqual([[6, 20]]);
  expect(sizes(["Many"])).toEqual([[20, 20]]);
  expect(folded([{ title: "Few", types: types.slice(0, 8) }], new Set())[0]?.types).toHaveLength(8);
});

it("shows only what the wire can lead to, or what makes the wanted kind", () => {
  expect(names({ text: "", from })).toEqual([["Tests", ["input:text", "generate:sketch"]]]);
  expect(names({ text: "", gives: "IMAGE" })).toEqual([
    ["Tests", ["generate:sketch", "utility:blur"]],
  ]);
  expect(takes(nodeType("x", [field("hidden", "TEXT", { isPort: false })], []), from)).toBe(false);
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
