/** Comments in a few words. */
import type { Person, Thread } from "../api/comments";
import type { CardNode } from "../graph/document";

export function nameOf(person: Person | null | undefined): string {
  return person?.name ?? "Former member";
}

/** "2 replies"; nothing where nobody has replied. */
export function repliesOf({ comments }: Thread): string {
  const count = comments.length - 1;
  return count > 0 ? `${count} ${count === 1 ? "reply" : "replies"}` : "";
}

/** What a thread is about: its node by name, while there is one. */
export function aboutOf(node: CardNode | undefined): string {
  return node ? `On ${node.data.label || "a node"}` : "On the canvas";
}
