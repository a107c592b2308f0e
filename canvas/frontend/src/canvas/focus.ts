/** Where the keyboard is: on a node, or in its fields. */
import { boxOf } from "../graph/arrange";
import { useEditor } from "../store/editor";
import type { Context } from "./commands/command";
import { isTyping } from "./typing";

const NODE = ".react-flow__node";

export function focusedNode(): string | null {
  const node = document.activeElement?.closest<HTMLElement>(NODE);
  return isTyping(document.activeElement) ? null : (node?.dataset.id ?? null);
}

/** A node just added is drawn, and unseen until it was measured: it is waited for some frames. */
export function focusNode(id: string, frames = 30): void {
  requestAnimationFrame(() => {
    // Whoever is quick has opened a field meanwhile, and types into it.
    if (isTyping(document.activeElement)) return;
    const node = document.querySelector<HTMLElement>(`${NODE}[data-id="${CSS.escape(id)}"]`);
    const target = node?.querySelector<HTMLElement>("[tabindex='0']") ?? node;
    target?.focus({ preventScroll: true });
    const waits = !target || document.activeElement !== target;
    if (waits && frames > 0 && document.activeElement === document.body) focusNode(id, frames - 1);
  });
}

const MARGIN = 32;

type Flow = Pick<Context, "flow">;

/** Selects a node, moves the view just so far that it is seen, and gives it the focus. */
export function reveal(context: Flow, id: string): void {
  useEditor.getState().select([id]);
  bringIntoView(context, id);
  focusNode(id);
}

/** Moves the view just so far that a node is seen. */
export function bringIntoView({ flow }: Flow, id: string): void {
  const node = useEditor.getState().nodes.find((other) => other.id === id);
  const stage = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!node || !stage) return;
  const { x, y, width, height } = boxOf(node);
  const view = flow.getViewport();
  const left = x * view.zoom + view.x;
  const top = y * view.zoom + view.y;
  const shift = {
    x: into(left, left + width * view.zoom, stage.width),
    y: into(top, top + height * view.zoom, stage.height),
  };
  if (shift.x || shift.y)
    void flow.setViewport({ x: view.x + shift.x, y: view.y + shift.y, zoom: view.zoom });
}

/** How far a stretch must move to lie within a length; its start counts where both cannot. */
function into(from: number, to: number, length: number): number {
  const back = Math.min(0, length - MARGIN - to);
  return from + back < MARGIN ? Math.max(MARGIN - from, back) : back;
}

export function focusFields(): void {
  const fields = "aside textarea, aside select, aside input:not([aria-label^='Name of the '])";
  document.querySelector<HTMLElement>(fields)?.focus();
}

/** Out of a field, back to its node; says whether there was one to leave. */
export function leaveField(node: string | undefined): boolean {
  const field = document.activeElement;
  if (!isTyping(field)) return false;
  (field as HTMLElement).blur();
  if (node) focusNode(node);
  return true;
}
