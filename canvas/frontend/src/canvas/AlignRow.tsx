import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
} from "lucide-react";
import { usePage } from "../store/page";
import css from "./ContextMenu.module.css";
import { commandOf } from "./commands/table";
import { ALIGNING } from "./menus";
import { useCommandContext } from "./useCommands";

const ICONS: Record<string, typeof AlignStartVertical> = {
  "align-left": AlignStartVertical,
  "align-centre": AlignCenterVertical,
  "align-right": AlignEndVertical,
  "align-top": AlignStartHorizontal,
  "align-middle": AlignCenterHorizontal,
  "align-bottom": AlignEndHorizontal,
  "distribute-x": AlignHorizontalDistributeCenter,
  "distribute-y": AlignVerticalDistributeCenter,
};

/** The eight ways to line nodes up, as pictures of themselves. */
export function AlignRow({ role }: { role?: "menuitem" }) {
  const context = useCommandContext();
  const set = usePage((page) => page.set);
  return (
    <fieldset className={css.row} aria-label="Align and distribute">
      {ALIGNING.map((id) => {
        const { does, when, act } = commandOf(id);
        const Icon = ICONS[id] ?? AlignStartVertical;
        const choose = () => {
          set({ menu: null });
          act(context);
        };
        return (
          <button
            key={id}
            type="button"
            role={role}
            aria-label={does}
            title={does}
            disabled={!(when?.() ?? true)}
            onClick={choose}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
          </button>
        );
      })}
    </fieldset>
  );
}
