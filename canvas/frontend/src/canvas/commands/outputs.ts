import { selectedIds } from "../../store/editor";
import { levelStates } from "../../store/runs";
import { type Item, itemsOf } from "../../viewer/items";
import { may, OUTPUT_ACTIONS, type OutputAction } from "../../viewer/outputKinds";
import type { Command } from "./command";

/** The first output of the one selected node, of the run that is shown. */
function output(): Item | undefined {
  const [id, ...others] = selectedIds();
  return id && others.length === 0 ? itemsOf(levelStates()[id])[0] : undefined;
}

const DOES: Record<OutputAction, string> = {
  open: "Open the output",
  compare: "Compare the output",
  use: "Use the output as input",
  copy: "Copy the output",
  download: "Download the output",
};

/** The menu of an output, for the keyboard. */
export const OUTPUTS: Command[] = OUTPUT_ACTIONS.map((action) => ({
  id: `output-${action}`,
  does: DOES[action],
  keys: [],
  group: "Output",
  when: () => {
    const item = output();
    return item !== undefined && may(action, item.kind);
  },
  act: () => {
    const item = output();
    if (item) void import("../../viewer/outputActions").then((file) => file.act(action, item));
  },
}));
