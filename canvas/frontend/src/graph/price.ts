/** What a node type costs, in few words: "3 cr", "about 9 cr a second". */
import type { NodeType } from "../api/types";

const PER: Record<string, string> = {
  second: " a second",
  minute: " a minute",
  megapixel: " a megapixel",
  "1,000 characters": " per 1,000 characters",
};

export function price({ credits, unit, creditsEstimated }: NodeType): string {
  if (credits === 0) return "";
  return `${creditsEstimated ? "about " : ""}${credits} cr${PER[unit] ?? ""}`;
}
