import { useState } from "react";
import { SHORTCUTS } from "../canvas/keys";
import { usePage } from "../store/page";
import { Dialog } from "../ui/Dialog";
import css from "./KeysSheet.module.css";

const SIGNS: Record<string, string> = {
  mod: navigator.platform.startsWith("Mac") ? "⌘" : "Ctrl",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
};

/** All keys, searchable: drawn from the same table the listener reads. */
export function KeysSheet() {
  const { keys, set } = usePage();
  const [text, setText] = useState("");
  if (!keys) return null;
  const found = SHORTCUTS.filter(({ does }) => does.toLowerCase().includes(text.toLowerCase()));
  return (
    <Dialog title="All keys" onClose={() => set({ keys: false })}>
      <input
        className={css.search}
        aria-label="Search the keys"
        placeholder="Search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <dl className={css.keys}>
        {found.map((shortcut) => (
          <div key={shortcut.does}>
            <dt>{shortcut.does}</dt>
            <dd>
              {shortcut.keys.map((name) => (
                <kbd key={name}>{shown(name)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function shown(name: string): string {
  const words = name.split("+").map((word) => SIGNS[word] ?? word);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
