import { expect, it } from "vitest";
import { card, field, nodeType, output, wire } from "../testing/catalogue";
import { askedAt, write } from "./asked";
import type { Whole } from "./kinds";
import { enter } from "./levels";
import { mentionLinks, namesIn, offers } from "./mentions";
import { type Folded, fold } from "./subgraph";

const TEXT = nodeType(
  "text",
  [field("prompt", "TEXT", { widget: "prompt" })],
  [output("t", "TEXT")],
);
const PAINT = nodeType(
  "paint",
  [field("prompt", "TEXT", { widget: "prompt" })],
  [output("image", "IMAGE")],
);
const TYPES = { text: TEXT, paint: PAINT };

function said(id: string, type: typeof TEXT, prompt: string) {
  const made = card(id, type);
  return { ...made, data: { ...made.data, config: { prompt } } };
}

it("asks for a name after an @ that starts a word", () => {
  expect(askedAt("Dusk over @pla", 14)).toEqual({ at: 10, word: "pla" });
  expect(askedAt("@", 1)).toEqual({ at: 0, word: "" });
  expect(askedAt("me@home", 7)).toBeNull();
  expect(askedAt("@place then", 11)).toBeNull();
});

it("writes the mention where it was asked for", () => {
  const { text, caret } = write("Dusk over @pla, calm", { at: 10, word: "pla" }, "Place");
  expect([text, text.slice(0, caret)]).toEqual([
    "Dusk over {{Place}}, calm",
    "Dusk over {{Place}}",
  ]);
});

it("finds each name once", () => {
  expect(namesIn("{{A}} {{ b c }} {{A}} {{}} {{x\ny}}")).toEqual(["A", "b c"]);
});

it("offers nodes that give text and do not wait for the one that asks", () => {
  const nodes = [
    said("a", TEXT, "lake"),
    said("b", TEXT, "{{a}}"),
    said("c", TEXT, "x"),
    said("p", PAINT, ""),
  ];
  const edges = [wire("b.t", "c.prompt")];
  const names = (id: string) =>
    offers(TYPES, { nodes, edges, outer: [] }, id).map(({ name }) => name);
  expect(names("p")).toEqual(["a", "b", "c"]);
  expect(names("a")).toEqual([]);
  expect(names("c")).toEqual(["a", "b"]);
});

it("names a node by its id where another has the same label", () => {
  const twin = said("b", TEXT, "");
  twin.data.label = "a";
  const nodes = [said("a", TEXT, ""), twin, said("p", PAINT, "")];
  const found = offers(TYPES, { nodes, edges: [], outer: [] }, "p");
  expect(found.map(({ name, label }) => [name, label])).toEqual([
    ["a", "a"],
    ["b", "a"],
  ]);
});

it("counts no mention in a text behind a wire", () => {
  const nodes = [said("a", TEXT, "x"), said("p", PAINT, "{{a}}")];
  expect(mentionLinks(TYPES, { nodes, edges: [] })).toEqual([["a", "p"]]);
  expect(mentionLinks(TYPES, { nodes, edges: [wire("a.t", "p.prompt")] })).toEqual([]);
});

it("names nodes inside a subgraph as the server does", () => {
  const place = (id: string, prompt: string) => {
    const made = said(id, TEXT, prompt);
    return { ...made, data: { ...made.data, label: "Place" } };
  };
  const parts = [place("p", "near"), said("a", TEXT, "{{Place}} {{p}} {{far}}")];
  const one = fold(TYPES, { nodes: parts, edges: [] }, new Set(["p", "a"]), 0) as Folded;
  const nodes = [place("p", "outside"), said("far", TEXT, "far"), ...one.graph.nodes];
  const graph = { nodes: [...nodes, said("b", TEXT, `{{place}} {{${one.id}__a}}`)], edges: [] };
  expect(mentionLinks(TYPES, graph)).toEqual([
    [`${one.id}__p`, `${one.id}__a`],
    [`${one.id}__p`, `${one.id}__a`],
    ["far", `${one.id}__a`],
    ["p", "b"],
    [`${one.id}__a`, "b"],
  ]);
});

it("offers beside a prompt in a subgraph what does not wait for it outside", () => {
  const parts = [said("a", TEXT, ""), said("b", TEXT, "{{out}}")];
  const one = fold(TYPES, { nodes: parts, edges: [] }, new Set(["a", "b"]), 0) as Folded;
  const out = said("out", TEXT, `{{${one.id}__a}}`);
  const whole = { nodes: [out, ...one.graph.nodes], edges: [], outer: [] };
  const inside = enter(whole, one.id) as Whole;
  const names = (id: string) => offers(TYPES, inside, id).map(({ name }) => name);
  expect(names("b")).toEqual(["a"]);
  // By way of the node outside, b waits for a.
  expect(names("a")).toEqual([]);
});
