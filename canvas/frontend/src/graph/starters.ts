/** Graphs an empty canvas offers; each runs on a fresh machine without a key. */
import type { Json, PortType } from "../api/types";
import type { Types } from "./connect";
import { type CardNode, type Graph, makeNode, newId } from "./document";

interface Starter {
  title: string;
  about: string;
  /** What travels through it, from the first node to the last. */
  passes: PortType[];
  make(types: Types, text: string): Graph;
}

type Part = [nodeType: string, label: string, config: Record<string, Json>];
type Link = [from: number, output: string, to: number, input: string];

const GAP = 340;

export const STARTERS: Starter[] = [
  {
    title: "A picture from words",
    about: "A prompt, the built-in model, 512 × 512",
    passes: ["TEXT", "IMAGE", "IMAGE"],
    make: (types, text) =>
      build(
        types,
        [
          ["input:text", "Prompt", { prompt: text || "A sunset over a mountain lake" }],
          ["generate:wireflow_sketch", "Generate image", {}],
          ["upscale:real_esrgan", "Upscale", { scale: 8 }],
          ["output:preview", "Picture", {}],
        ],
        [
          [0, "prompt", 1, "prompt"],
          [1, "image", 2, "image"],
          [2, "image", 3, "media"],
        ],
      ),
  },
  {
    title: "Words read aloud",
    about: "Text in, speech out",
    passes: ["TEXT", "AUDIO"],
    make: (types, text) =>
      build(
        types,
        [
          ["input:text", "Text", { prompt: text || "The lake lies still, and the sky burns." }],
          ["audio:hibari_tts", "Read aloud", {}],
          ["output:preview", "Speech", {}],
        ],
        [
          [0, "prompt", 1, "text"],
          [1, "audio", 2, "media"],
        ],
      ),
  },
  {
    title: "A larger picture",
    about: "Upload one, get it four times as large",
    passes: ["IMAGE", "IMAGE"],
    make: (types) =>
      build(
        types,
        [
          ["input:image", "Picture", {}],
          ["upscale:real_esrgan", "Upscale", { scale: 4 }],
          ["output:preview", "Larger", {}],
        ],
        [
          [0, "image", 1, "image"],
          [1, "image", 2, "media"],
        ],
      ),
  },
];

function build(types: Types, parts: Part[], links: Link[]): Graph {
  const nodes = parts.flatMap(([nodeType, label, config], column): CardNode[] => {
    const type = types[nodeType];
    if (!type) return [];
    const node = makeNode(type, { x: column * GAP, y: 80 });
    return [{ ...node, data: { ...node.data, label, config } }];
  });
  const edges = links.flatMap(([from, output, to, input]) => {
    const source = nodes[from];
    const target = nodes[to];
    if (!source || !target) return [];
    const handles = { sourceHandle: `out-${output}`, targetHandle: `in-${input}` };
    return [{ id: newId("e"), type: "wire", source: source.id, target: target.id, ...handles }];
  });
  return { nodes, edges };
}
