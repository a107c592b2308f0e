/** The shapes of our nodes, with what a ComfyUI node looked like. */
import type { Json } from "../../api/types";
import { colourName } from "../colours";
import type { FlowNode } from "../flow";
import type { ComfyGroup, ComfyNode } from "./model";

export function flowNode(
  id: string,
  like: ComfyNode,
  label: string,
  nodeType: string,
  config: Record<string, Json>,
): FlowNode {
  const colour = colourName(like.colour);
  return {
    id,
    type: "basedNode",
    position: { ...like.at },
    data: {
      label: label.slice(0, 200),
      nodeType,
      config,
      ...(like.mode === "active" ? {} : { mode: like.mode }),
      ...(like.collapsed ? { collapsed: true as const } : {}),
      ...(colour ? { colour } : {}),
    },
  };
}

export function noteNode(id: string, like: ComfyNode, text: string): FlowNode {
  const width = Math.max(200, Math.min(600, Math.round(like.size.x) || 264));
  const height = Math.max(100, Math.min(600, Math.round(like.size.y) || 160));
  const colour = colourName(like.colour) ?? "amber";
  const data = { text: text.slice(0, 5_000), colour, width, height };
  return { id, type: "note", position: { ...like.at }, data };
}

export function rerouteNode(id: string, like: ComfyNode): FlowNode {
  return { id, type: "reroute", position: { ...like.at }, data: {} };
}

export function groupNode(id: string, group: ComfyGroup): FlowNode {
  const size = { width: Math.round(group.size.x), height: Math.round(group.size.y) };
  const label = group.title || "Group";
  const colour = colourName(group.colour) ?? "grey";
  return { id, type: "group", position: { ...group.at }, data: { label, colour, ...size } };
}
