/** The graph as it grows out of a ComfyUI file: where each output ends up, and what to say of it. */
import type { Field, Json, NodeType, ServerEdge } from "../../api/types";
import type { FlowNode, Line } from "../flow";
import { textOf } from "../json";
import { PASSES, PRIMITIVES, RULES, rowOf, SAMPLERS } from "./classes";
import type { ComfyGraph, ComfyNode, Source } from "./model";

export type Types = Record<string, NodeType>;

/** An output of ours. */
export interface Origin {
  id: string;
  port: string;
}

export class Draft {
  readonly nodes = new Map<string, FlowNode>();
  readonly edges: ServerEdge[] = [];
  readonly lines = new Map<string, Line>();
  readonly byId: Map<string, ComfyNode>;
  /** Typed values and texts that a wire of ours starts from; the others went into fields. */
  readonly used = new Set<string>();
  private readonly ids = new Map<string, string>();

  constructor(
    readonly comfy: ComfyGraph,
    readonly types: Types,
  ) {
    this.byId = new Map(comfy.nodes.map((node) => [node.id, node]));
  }

  /** Our id for a node of theirs, which may be any text. */
  idOf(comfyId: string): string {
    const known = this.ids.get(comfyId);
    if (known) return known;
    const plain = `c${comfyId.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 48)}`;
    const taken = new Set(this.ids.values());
    const id = taken.has(plain) ? `${plain}-${this.ids.size}` : plain;
    this.ids.set(comfyId, id);
    return id;
  }

  type(name: string): NodeType | undefined {
    return Object.hasOwn(this.types, name) ? this.types[name] : undefined;
  }

  field(nodeType: string, key: string): Field | undefined {
    return this.type(nodeType)?.inputs.find((field) => field.key === key);
  }

  node(source: Source | undefined): ComfyNode | undefined {
    return source && this.byId.get(source.node);
  }

  /** The output of ours that gives what a link of theirs carries. */
  origin(source: Source | undefined, seen: ReadonlySet<string> = new Set()): Origin | null {
    const node = this.node(source);
    if (!node || !source || seen.has(node.id)) return null;
    const after = new Set(seen).add(node.id);
    if (node.type === "Reroute") {
      const before = this.origin(Object.values(node.inputs)[0], after);
      return before && { id: this.idOf(node.id), port: "value" };
    }
    const pass = rowOf(PASSES, node.type);
    if (pass) return this.origin(node.inputs[pass.input], after);
    if (rowOf(SAMPLERS, node.type)) return { id: this.idOf(node.id), port: "image" };
    if (PRIMITIVES.has(node.type)) return this.originOfPrimitive(node);
    const rule = rowOf(RULES, node.type);
    const port = rule && this.type(rule.to) ? rule.outputs?.[source.slot] : null;
    if (port) return { id: this.idOf(node.id), port };
    return this.origin(rule ? undefined : this.passedBy(node, source.slot), after);
  }

  /** What a node that nobody here knows would hand on if it were bypassed: the one alike input. */
  passedBy(node: ComfyNode, slot: number): Source | undefined {
    const type = node.outputs[slot];
    const alike = Object.keys(node.inputs).filter((name) => node.inputTypes[name] === type);
    return type && alike.length === 1 ? node.inputs[alike[0] ?? ""] : undefined;
  }

  /** A value typed into a node of its own, reached through reroutes. */
  constant(source: Source | undefined): Json | undefined {
    let node = this.node(source);
    for (let steps = 0; node?.type === "Reroute" && steps < 100; steps += 1) {
      node = this.node(Object.values(node.inputs)[0]);
    }
    return node && PRIMITIVES.has(node.type) ? node.values.value : undefined;
  }

  wire(origin: Origin, target: string, port: string): void {
    const id = `e${this.edges.length + 1}`;
    const handles = { sourceHandle: `out-${origin.port}`, targetHandle: `in-${port}` };
    this.edges.push({ id, source: origin.id, target, ...handles });
    this.used.add(origin.id);
  }

  tell(node: ComfyNode, fate: Line["fate"], to: string, notes: string[] = []): void {
    this.lines.set(node.id, { fate, from: nameOf(node), to, notes });
  }

  private originOfPrimitive(node: ComfyNode): Origin | null {
    const value = node.values.value ?? null;
    if (typeof value === "number") return { id: this.idOf(node.id), port: "number" };
    return typeof value === "string" && !isWord(node)
      ? { id: this.idOf(node.id), port: "prompt" }
      : null;
  }
}

/** A primitive may also choose from a list, which no wire of ours carries. */
export function isWord(node: ComfyNode): boolean {
  return node.outputs[0] === "COMBO";
}

/** A node as a person knows it: its title, and its class where the two differ. */
export function nameOf(node: ComfyNode): string {
  const type = node.type.slice(0, 120) || "A node without a class";
  const title = textOf(node.title);
  const plain = (text: string) => text.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  return title && plain(title) !== plain(type) ? `${title} (${type})` : type;
}
