import { useLayoutEffect, useRef } from "react";
import { usePage } from "../store/page";
import { AlignRow } from "./AlignRow";
import css from "./ContextMenu.module.css";
import { commandOf } from "./commands/table";
import { focusNode } from "./focus";
import { Keys } from "./Keys";
import { kindOf, MENUS } from "./menus";
import { type Own, ofPort } from "./ownEntries";
import { useCommandContext } from "./useCommands";

/** What can be done with the thing under the pointer. */
export function ContextMenu() {
  const menu = usePage((page) => page.menu);
  const set = usePage((page) => page.set);
  const ref = useRef<HTMLDivElement>(null);
  // Kept inside the window, and ready for the keyboard.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || !menu) return;
    box.style.left = `${Math.min(menu.x, innerWidth - box.offsetWidth - 8)}px`;
    box.style.top = `${Math.min(menu.y, innerHeight - box.offsetHeight - 8)}px`;
    box.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
  }, [menu]);
  if (!menu) return null;
  const own = menu.port ? ofPort(menu) : null;
  const kind = kindOf(menu);
  const close = () => {
    set({ menu: null });
    if (menu.nodeId) focusNode(menu.nodeId);
  };
  return (
    <>
      <button type="button" className={css.away} aria-label="Close the menu" onClick={close} />
      <div ref={ref} className={css.menu} role="menu" tabIndex={-1} onKeyDown={step}>
        {own?.map((entry) => (
          <OwnEntry key={entry.does} entry={entry} />
        ))}
        {!own && kind === "selection" && <AlignRow role="menuitem" />}
        {!own &&
          MENUS[kind].map((group) => (
            <fieldset key={group[0]} className={css.group}>
              {group.map((id) => (
                <CommandEntry key={id} id={id} />
              ))}
            </fieldset>
          ))}
      </div>
    </>
  );
}

function CommandEntry({ id }: { id: string }) {
  const context = useCommandContext();
  const { menu, set } = usePage();
  const { does, when, act } = commandOf(id);
  const at = menu ? { x: menu.x, y: menu.y } : undefined;
  const choose = () => {
    set({ menu: null });
    if (menu?.nodeId) focusNode(menu.nodeId);
    act({ ...context, at });
  };
  const may = when?.() ?? true;
  return (
    <button type="button" role="menuitem" disabled={!may} onClick={choose}>
      {does} <Keys id={id} />
    </button>
  );
}

function OwnEntry({ entry }: { entry: Own }) {
  const set = usePage((page) => page.set);
  const choose = () => {
    set({ menu: null });
    entry.act();
  };
  return (
    <button type="button" role="menuitem" disabled={entry.off} onClick={choose}>
      {entry.does}
    </button>
  );
}

/** Arrow keys walk through the entries; Home and End go to the ends. */
function step(event: React.KeyboardEvent<HTMLDivElement>): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const to: Record<string, number> = {
    ArrowDown: (at + 1) % entries.length,
    ArrowRight: (at + 1) % entries.length,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: -1,
  };
  const next = event.key === "Tab" ? at : to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  entries.at(next)?.focus();
}
