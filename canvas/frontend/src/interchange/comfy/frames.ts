/** Puts what came out of a subgraph where the subgraph stood, in a frame if it is more than one. */
import type { Json } from "../../api/types";
import type { FlowGraph, FlowNode } from "../flow";
import { boxOf } from "../layout";
import type { Draft } from "./draft";
import type { Frame } from "./model";
import { groupNode } from "./shape";

interface Thing {
  /** The id it had in the file, with those of the subgraphs around it. */
  path: string;
  node: FlowNode;
}

const PADDING = { side: 28, top: 56 };

/** The innermost come first, so that an outer frame holds an inner one as it has become. */
export function openFrames(draft: Draft, graph: FlowGraph): FlowGraph {
  let things = graph.nodes.map((node, index) => ({ path: pathOf(draft, node, index), node }));
  const places = new Map(draft.comfy.frames.map((frame) => [frame.id, frame.at]));
  for (const frame of draft.comfy.frames) {
    const at = places.get(frame.id) ?? frame.at;
    const inside = things.filter((thing) => thing.path.startsWith(`${frame.id}:`));
    if (inside.length === 0) continue;
    const opened = open({ ...frame, at }, inside);
    const members = new Map(opened.things.map((thing) => [thing.node.id, thing]));
    const aside = (point: { x: number; y: number }) => ({
      x: point.x + (point.x >= at.x + frame.size.x ? opened.grown.x : 0),
      y: point.y + (point.y >= at.y + frame.size.y ? opened.grown.y : 0),
    });
    for (const other of draft.comfy.frames) {
      const place = places.get(other.id);
      if (place && other.level === frame.level && other !== frame)
        places.set(other.id, aside(place));
    }
    things = things.map((thing) => {
      const moved = { ...thing, node: { ...thing.node, position: aside(thing.node.position) } };
      const beside = thing.path.startsWith(frame.level) && isLevel(thing.path, frame.level);
      return members.get(thing.node.id) ?? (beside ? moved : thing);
    });
    if (opened.frame) things = [{ path: `${frame.id}`, node: opened.frame }, ...things];
  }
  return { nodes: things.map((thing) => thing.node), edges: graph.edges };
}

function open(frame: Frame, inside: Thing[]) {
  const boxes = inside.map((thing) => boxOf(thing.node));
  const alone = inside.length === 1;
  const padding = alone ? { side: 0, top: 0 } : PADDING;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const size = {
    x: Math.max(...boxes.map((box) => box.x + box.width)) - left + 2 * padding.side,
    y: Math.max(...boxes.map((box) => box.y + box.height)) - top + padding.top + padding.side,
  };
  const things = inside.map((thing) => {
    const { x, y } = thing.node.position;
    const position = {
      x: x - left + frame.at.x + padding.side,
      y: y - top + frame.at.y + padding.top,
    };
    const label: Record<string, Json> = alone && frame.title ? { label: frame.title } : {};
    return { ...thing, node: { ...thing.node, position, data: { ...thing.node.data, ...label } } };
  });
  const grown = { x: Math.max(0, size.x - frame.size.x), y: Math.max(0, size.y - frame.size.y) };
  const id = `g-${frame.id.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 48)}`;
  const group = { level: frame.level, title: frame.title, at: frame.at, size, colour: "" };
  return { things, grown, frame: alone ? null : groupNode(id, group) };
}

function pathOf(draft: Draft, node: FlowNode, index: number): string {
  if (node.type === "group") return `${draft.comfy.groups[index]?.level ?? ""}group`;
  const own = draft.comfy.nodes.find((comfy) => draft.idOf(comfy.id) === node.id);
  // What was made beside a node, such as its joined prompts, has that node's id before its own.
  const near =
    own ?? draft.comfy.nodes.find((comfy) => node.id.startsWith(`${draft.idOf(comfy.id)}-`));
  return near?.id ?? "";
}

/** Directly in a level, not in a subgraph of it. */
function isLevel(path: string, level: string): boolean {
  return !path.slice(level.length).includes(":");
}
