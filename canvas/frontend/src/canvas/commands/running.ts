import { isRunnable } from "../../graph/document";
import { run, stop } from "../../run/actions";
import { selectedIds, useEditor } from "../../store/editor";
import { useRuns } from "../../store/runs";
import { runnableIds } from "../../store/structure";
import type { Command } from "./command";

const chosen = () => useEditor.getState().nodes.filter((node) => node.selected);

export const RUNNING: Command[] = [
  {
    id: "run",
    does: "Run",
    keys: ["mod+enter"],
    group: "Run",
    always: true,
    when: () => useEditor.getState().nodes.length + useEditor.getState().outer.length > 0,
    act: ({ workflowId }) => void run(workflowId),
  },
  {
    id: "run-to-here",
    does: "Run to here",
    keys: ["shift+enter"],
    group: "Run",
    when: () => selectedIds().length === 1 && chosen().every(isRunnable),
    act: ({ workflowId }) => void run(workflowId, selectedIds()[0]),
  },
  {
    id: "run-selection",
    does: "Run the selection",
    keys: ["mod+shift+enter"],
    group: "Run",
    when: () => runnableIds(selectedIds()).length > 0,
    act: ({ workflowId }) => void run(workflowId, runnableIds(selectedIds())),
  },
  {
    id: "stop",
    does: "Stop the run",
    keys: ["mod+alt+enter"],
    group: "Run",
    always: true,
    when: isRunning,
    act: () => void stop(),
  },
];

function isRunning(): boolean {
  const { shown, executions } = useRuns.getState();
  return shown !== null && executions[shown]?.status === "RUNNING";
}
