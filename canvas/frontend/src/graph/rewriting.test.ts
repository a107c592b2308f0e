import { expect, it } from "vitest";
import { card, field, nodeType, output } from "../testing/catalogue";
import type { CardNode, Subgraph, Whole } from "./kinds";
import { enter, leave } from "./levels";
import { mentionLinks } from "./mentions";
import { followRename, keepMeaning } from "./rewriting";
import { write } from "./server";
import { dissolve, type Folded, fold } from "./subgraph";

const TEXT = nodeType(
  "text",
  [field("prompt", "TEXT", { widget: "prompt" })],
  [output("t", "TEXT")],
);
const TYPES = { text: TEXT };

function said(id: string, prompt: string, label = id): CardNode {
  const made = card(id, TEXT);
  return { ...made, data: { ...made.data, label, config: { prompt } } };
}

function subgraph(id: string, ...nodes: CardNode[]): Subgraph {
  const inside = { ...write({ nodes, edges: [] }), inputs: [], outputs: [] };
  const data = { label: id, nodeType: "", config: {}, mode: "active" as const, ...inside };
  return { id, type: "subgraph", position: { x: 0, y: 0 }, data };
}

const whole = (...nodes: CardNode[]): Whole => ({ nodes, edges: [], outer: [] });

/** The prompts of a level, by node. */
function prompts({ nodes }: Pick<Whole, "nodes">): Record<string, unknown> {
  return Object.fromEntries(nodes.map(({ id, data }) => [id, data.config.prompt]));
}

function inside(document: Whole, id: string): Record<string, unknown> {
  return prompts(enter(document, id) as Whole);
}

it("lets mentions follow a node to its new name", () => {
  const document = whole(
    said("a", "x", "Where"),
    said("p", "{{ place }} and {{Mood}}"),
    said("q", "none"),
  );
  const next = followRename(TYPES, document, "a", "Place", "Where");
  expect(prompts(next)).toEqual({ a: "x", p: "{{Where}} and {{Mood}}", q: "none" });
  expect(next.nodes[2]).toBe(document.nodes[2]);
});

it("lets only those mentions follow that mean the node, on whatever level", () => {
  const own = subgraph("own", said("n", "x", "Place"), said("i", "{{Place}}"));
  const outer = subgraph("outer", said("i", "{{Place}}"));
  const document = whole(said("a", "x", "Where"), own, outer, said("p", "{{a}} {{Place}}"));
  const next = followRename(TYPES, document, "a", "Place", "Where");
  expect(prompts(next).p).toBe("{{a}} {{Where}}");
  expect(inside(next, "outer").i).toBe("{{Where}}");
  expect(inside(next, "own").i).toBe("{{Place}}");
  expect(next.nodes[1]).toBe(own);
});

it("lets mentions outside follow a node inside the open subgraph", () => {
  const document = whole(subgraph("s", said("a", "x", "Where")), said("p", "{{Place}}"));
  const open = enter(document, "s") as Whole;
  const next = followRename(TYPES, open, "a", "Place", "Where");
  expect(prompts(leave(next, 0)).p).toBe("{{Where}}");
});

it("calls a node by its id where its new name says another", () => {
  const document = whole(said("b", "x", "Where"), said("a", "x", "Where"), said("p", "{{Place}}"));
  expect(prompts(followRename(TYPES, document, "a", "Place", "Where")).p).toBe("{{a}}");
});

it("means the same nodes after some went into a subgraph", () => {
  const document = whole(
    said("a", "lake", "Place"),
    said("b", "sea", "Place"),
    said("in", "{{b}} {{Place}} {{city}}"),
    said("out", "{{b}} {{Place}}"),
  );
  const chosen = new Set(["b", "in"]);
  const { graph, id } = fold(TYPES, document, chosen, 0) as Folded;
  const moved = (path: string[]) => (chosen.has(path[0] ?? "") ? [id, ...path] : path);
  const next = keepMeaning(TYPES, document, { ...graph, outer: [] }, moved);
  // "Place" was the first of that name, which now is one outside: inside it needs its id.
  expect(inside(next, id).in).toBe("{{b}} {{a}} {{city}}");
  expect(prompts(next).out).toBe(`{{${id}__b}} {{Place}}`);
  expect(mentionLinks(TYPES, next).toSorted()).toEqual(
    [
      [`${id}__b`, `${id}__in`],
      ["a", `${id}__in`],
      [`${id}__b`, "out"],
      ["a", "out"],
    ].toSorted(),
  );
});

it("means the same nodes after a subgraph was dissolved", () => {
  const inner = subgraph("s", said("a", "sea", "Place"), said("in", "{{a}} {{Place}}"));
  const document = whole(said("a", "lake", "Place"), inner, said("out", "{{s__a}} {{a}}"));
  const dissolved = dissolve(document, "s");
  if (!dissolved) throw new Error("There is no such subgraph");
  const { graph, idOf } = dissolved;
  const moved = (path: string[]) => (path[0] === "s" ? [idOf(path[1] ?? "")] : path);
  const next = keepMeaning(TYPES, document, { ...graph, outer: [] }, moved);
  const own = idOf("a");
  expect(own).not.toBe("a");
  expect(prompts(next).in).toBe(`{{${own}}} {{${own}}}`);
  expect(prompts(next).out).toBe(`{{${own}}} {{a}}`);
});
