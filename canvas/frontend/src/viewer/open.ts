/** Opens the viewer on a result of the run that is shown, among the others of that run. */
import { usePage } from "../store/page";
import { useRuns } from "../store/runs";
import { type Item, itemsOfRun, type ViewerRequest } from "./items";

export function openItem(item: Item, mode: ViewerRequest["mode"] = "view"): void {
  const { shown, executions } = useRuns.getState();
  const run = shown ? executions[shown] : undefined;
  const all = run
    ? itemsOfRun(
        run.order.map((id) => run.nodes[id]),
        run.executionId,
      )
    : [];
  const items = all.some(({ key }) => key === item.key) ? all : [item];
  openAmong(items, item, mode);
}

export function openAmong(items: Item[], item: Item, mode: ViewerRequest["mode"] = "view"): void {
  const { key: at, title } = item;
  usePage.getState().set({ viewer: { url: item.url ?? "", title, items, at, mode } });
}
