/** What acts on the canvas: keys and buttons, all of them commands, and what others and runs do.
 *
 * Loaded beside the graph, in one file: requests after the first picture would stand in the way
 * of the first click's. */
export { Announcer } from "../panels/Announcer";
export { Breadcrumb } from "../panels/Breadcrumb";
export { LockMark } from "../panels/LockMark";
export { ToolBar } from "../panels/ToolBar";
export { connectRuns } from "../run/connection";
export { watchLinked } from "../store/linked";
export { watchQuote } from "../store/quote";
export { loadSaved } from "../store/saved";
export { watchStale } from "../store/stale";
export { listenToKeys } from "./listen";
export { Marks } from "./Marks";
export { listenToWheel } from "./scroll";
export { useCommandContext } from "./useCommands";
