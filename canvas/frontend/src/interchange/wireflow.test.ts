import { describe, expect, it } from "vitest";
import type { ServerEdge } from "../api/types";
import { TYPES } from "../testing/interchange";
import type { FlowGraph, FlowNode } from "./flow";
import { openText } from "./open";
import { isSame } from "./same";
import { exportWorkflow } from "./wireflow";

/** Numbers that look random and are the same each time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function anyNode(roll: () => number, id: string): FlowNode {
  const pick = <T>(list: T[]): T => list[Math.floor(roll() * list.length)] as T;
  const position = { x: Math.floor(roll() * 4_000) - 2_000, y: Math.round(roll() * 900) };
  const label = pick(["Prompt", "“Wörter” & <b>", "", "日本語", "a".repeat(200)]);
  const size = { width: 300, height: 200 };
  const kinds: Record<string, FlowNode["data"]> = {
    note: { text: `line\n${label}\u0000"\\`, colour: "amber", ...size },
    group: { label, colour: "blue", ...size },
    reroute: {},
    basedNode: {
      label,
      nodeType: pick(Object.keys(TYPES)),
      config: { prompt: label, seed: 7, deep: [{ a: [null, true, 1.5] }] },
      ...(roll() < 0.3 ? { mode: "bypassed" } : {}),
      ...(roll() < 0.3 ? { exposed: { Scene: "prompt" }, collapsed: true, colour: "teal" } : {}),
    },
  };
  const type = pick(Object.keys(kinds));
  return { id, type, position, data: kinds[type] ?? {} };
}

function anyGraph(seed: number): FlowGraph {
  const roll = dice(seed);
  const size = 1 + Math.floor(roll() * 30);
  const nodes = Array.from({ length: size }, (_, index) => anyNode(roll, `n${index}`));
  nodes.push({ id: "s", type: "subgraph", position: { x: 0, y: 0 }, data: inside(roll) });
  const any = () => nodes[Math.floor(roll() * nodes.length)]?.id ?? "s";
  const edges: ServerEdge[] = Array.from({ length: size }, (_, index) => ({
    id: `e${index}`,
    source: any(),
    sourceHandle: "out-image",
    target: any(),
    targetHandle: "in-image",
  }));
  return { nodes, edges };
}

function inside(roll: () => number): FlowNode["data"] {
  const inner = [anyNode(roll, "a"), anyNode(roll, "b")] as unknown as FlowNode["data"][];
  const outputs = [{ key: "image", label: "Image", nodeId: "b", port: "image" }];
  return { label: "Inner", nodes: inner, edges: [], inputs: [], outputs };
}

describe("our own file", () => {
  it("brings back what was exported, whatever that was", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const graph = anyGraph(seed);
      const back = openText(exportWorkflow("Lake", graph), TYPES, "file");
      expect(back.name).toBe("Lake");
      expect(back.graph).toEqual(graph);
      expect(isSame(back.graph, graph)).toBe(true);
    }
  });

  it("holds nothing that belongs to a team: files, kept runs, saved nodes", () => {
    const secret = { assetId: "0192", url: "/media/0192?sig=abc", contentType: "image/png" };
    const graph: FlowGraph = {
      nodes: [
        card("a", { label: "Picture", nodeType: "input:image", config: { image: secret } }),
        card("b", { label: "Kept", nodeType: "utility:image_blur", config: {}, frozen: "run-9" }),
        { id: "s", type: "subgraph", position: { x: 0, y: 0 }, data: { savedNodeId: "saved-1" } },
      ],
      edges: [],
    };
    const text = exportWorkflow("Lake", graph);
    expect(text).not.toMatch(/0192|sig=|run-9|saved-1/);
    expect(JSON.parse(text)).toMatchObject({ format: "wireflow/workflow", version: 1 });
  });

  it("says which files are to be chosen again when a graph of the API holds some", () => {
    const config = { image: { assetId: "0192", url: "/media/0192" } };
    const nodes = [card("a", { label: "Picture", nodeType: "input:image", config })];
    const { graph, lines } = openText(JSON.stringify({ nodes, edges: [] }), TYPES, "file");
    expect(graph.nodes[0]?.data.config).toEqual({});
    expect(lines).toEqual([
      {
        fate: "approximated",
        from: "Picture",
        to: "Image",
        notes: ["Its file stayed where it was: choose it again."],
      },
    ]);
  });

  it("keeps a node of a type that is not offered here, and says so", () => {
    const nodes = [
      card("a", { label: "Film", nodeType: "generate:film", config: { prompt: "x" } }),
    ];
    const { graph, lines } = openText(JSON.stringify({ nodes, edges: [] }), TYPES, "file");
    expect(graph.nodes[0]?.data.nodeType).toBe("generate:film");
    expect(lines[0]?.fate).toBe("missing");
  });

  it("drops wires that lead to no node", () => {
    const nodes = [card("a", { label: "A", nodeType: "input:text", config: {} })];
    const edges = [
      { id: "e", source: "a", sourceHandle: "prompt", target: "b", targetHandle: "x" },
    ];
    expect(openText(JSON.stringify({ nodes, edges }), TYPES, "file").graph.edges).toEqual([]);
  });

  it.each([
    ["101 nodes", { nodes: cards(101), edges: [] }, "The workflow has 101 nodes. At most 100"],
    [
      "501 wires",
      { nodes: cards(2), edges: wires(501) },
      "The workflow has 501 wires. At most 500",
    ],
    ["two of one id", { nodes: [...cards(1), ...cards(1)], edges: [] }, "the same id"],
    ["an id that is none", { nodes: [{ id: "../../x", data: {} }], edges: [] }, "no proper id"],
    ["no node type", { nodes: [{ id: "a", data: { label: "A" } }], edges: [] }, "has no node type"],
    [
      "a node type out of a prototype",
      { nodes: [card("a", { nodeType: "constructor" })], edges: [] },
      "has no node type",
    ],
    ["a newer version", { format: "wireflow/workflow", version: 2, nodes: [] }, "newer Wireflow"],
    ["nothing in it", { nodes: [], edges: [] }, "is empty"],
    ["something else", { hello: "world" }, "holds no workflow of Wireflow or ComfyUI"],
  ])("is refused with %s", (_, file, words) => {
    expect(() => openText(JSON.stringify(file), TYPES, "file")).toThrow(words);
  });
});

function card(id: string, data: FlowNode["data"]): FlowNode {
  return { id, type: "basedNode", position: { x: 0, y: 0 }, data };
}

function cards(number: number): FlowNode[] {
  const data = { label: "A", nodeType: "input:text", config: {} };
  return Array.from({ length: number }, (_, index) => card(`n${index}`, data));
}

function wires(number: number): ServerEdge[] {
  const ends = { source: "n0", sourceHandle: "out-prompt", target: "n1", targetHandle: "in-a" };
  return Array.from({ length: number }, (_, index) => ({ id: `e${index}`, ...ends }));
}
