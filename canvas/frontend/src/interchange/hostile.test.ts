import { describe, expect, it } from "vitest";
import type { Json } from "../api/types";
import { fixture, NAMES, TYPES } from "../testing/interchange";
import { MAX_EDGES, MAX_NODES } from "./flow";
import { ImportError } from "./json";
import { openText } from "./open";

const ODD: Json[] = [null, true, -1, 1e300, "", "constructor", "a".repeat(50_000), [], {}, [[[]]]];
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The next of a row of numbers that looks random and is the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Puts something odd in some places of a file. */
function damage(value: Json, roll: () => number, chance: number): Json {
  if (roll() < chance) return ODD[Math.floor(roll() * ODD.length)] ?? null;
  if (Array.isArray(value)) return value.map((entry) => damage(entry, roll, chance));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(() => roll() > chance / 2);
  return Object.fromEntries(kept.map(([key, entry]) => [key, damage(entry, roll, chance)]));
}

function judge(text: string): "graph" | "refused" {
  try {
    const { graph } = openText(text, TYPES, "file");
    const ids = new Set(graph.nodes.map((node) => node.id));
    expect(ids.size).toBe(graph.nodes.length);
    for (const node of graph.nodes) {
      expect(node.id).toMatch(ID);
      expect(Number.isFinite(node.position.x + node.position.y)).toBe(true);
      expect(String(node.data.label ?? "").length).toBeLessThanOrEqual(200);
    }
    for (const edge of graph.edges) expect(ids.has(edge.source) && ids.has(edge.target)).toBe(true);
    expect(graph.nodes.length).toBeLessThanOrEqual(MAX_NODES);
    expect(graph.edges.length).toBeLessThanOrEqual(MAX_EDGES);
    return "graph";
  } catch (error) {
    if (error instanceof ImportError) return "refused";
    throw error;
  }
}

describe("damaged files", () => {
  it.each(NAMES)("of %s give a whole graph or a refusal, never an error", (name) => {
    const file = JSON.parse(fixture(name)) as Json;
    const roll = dice(7);
    const outcomes = Array.from({ length: 120 }, (_, index) =>
      judge(JSON.stringify(damage(file, roll, 0.002 + (index % 12) * 0.004))),
    );
    expect(outcomes).toContain("graph");
  });
});

describe("hostile files", () => {
  const node = (id: number, type: string, link: number | null) => ({
    id,
    type,
    pos: [0, 0],
    size: [100, 100],
    inputs: [{ name: "samples", type: "LATENT", link }],
    outputs: [{ name: "LATENT", type: "LATENT", links: [] }],
  });

  it.each(["Reroute", "VAEDecode", "KSampler", "ConditioningCombine"])(
    "may chain %s in a circle",
    (type) => {
      const nodes = [node(1, type, 2), node(2, type, 1), node(3, "KSampler", 1)];
      const links = [
        [1, 1, 0, 2, 0, "LATENT"],
        [2, 2, 0, 1, 0, "LATENT"],
        [3, 1, 0, 3, 0, "LATENT"],
      ];
      expect(judge(JSON.stringify({ nodes, links }))).toBe("graph");
    },
  );

  it("may chain a thousand nodes", () => {
    const nodes = Array.from({ length: 1_000 }, (_, id) => node(id, "VAEDecode", id - 1));
    const links = nodes.map((_, id) => [id, id, 0, id + 1, 0, "LATENT"]);
    expect(judge(JSON.stringify({ nodes, links }))).toBe("graph");
  });

  it("are refused when their subgraphs hold themselves, or multiply", () => {
    const own = { nodes: [{ id: 1, type: "a" }], links: [] };
    const loop = { ...own, definitions: { subgraphs: [{ id: "a", ...own }] } };
    expect(() => openText(JSON.stringify(loop), TYPES, "x")).toThrow("nested too deeply");
    const twenty = (type: string) => Array.from({ length: 20 }, (_, id) => ({ id, type }));
    const subgraphs = ["a", "b", "c", "d", "e"].map((id, place, all) => {
      return { id, nodes: twenty(all[place + 1] ?? "Note"), links: [] };
    });
    const many = { nodes: twenty("a"), links: [], definitions: { subgraphs } };
    expect(() => openText(JSON.stringify(many), TYPES, "x")).toThrow("too many nodes");
  });

  it("are refused by name with more than a workflow holds", () => {
    const nodes = Array.from({ length: 101 }, (_, id) => ({ id, type: "Note", pos: [id, 0] }));
    expect(() => openText(JSON.stringify({ nodes, links: [] }), TYPES, "x")).toThrow(
      "The workflow has 101 nodes. At most 100 are allowed.",
    );
  });
});
