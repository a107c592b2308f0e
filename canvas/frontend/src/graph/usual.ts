/** A node type's maker, usual time and price in a few words. */
import type { NodeType } from "../api/types";
import { price } from "./price";

export function usual(type: NodeType): string {
  const cost = price(type) || (type.kind === "model" ? "free" : "");
  const facts = [type.maker, time(type.latencySeconds), cost].filter(Boolean);
  return facts.join(", ") || type.description;
}

function time(latency: NodeType["latencySeconds"]): string {
  if (!latency) return "";
  const [from, to] = latency.map((seconds) => Math.max(1, Math.round(seconds)));
  return from === to ? `${to} s` : `${from}–${to} s`;
}
