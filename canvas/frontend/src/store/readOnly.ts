/** Holds a graph that is only looked at: nothing on its cards changes it. */
import { useEditor } from "./editor";

const STILL_DO = new Set([
  "load",
  "select",
  "onNodesChange",
  "onEdgesChange",
  "setProblems",
  "show",
]);

/** For the rest of the page's life every edit does nothing. */
export function makeReadOnly(): void {
  const edits = Object.entries(useEditor.getState()).filter(
    ([name, value]) => typeof value === "function" && !STILL_DO.has(name),
  );
  useEditor.setState(Object.fromEntries(edits.map(([name]) => [name, () => ""])));
}
