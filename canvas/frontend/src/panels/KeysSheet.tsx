import { Search } from "lucide-react";
import { useState } from "react";
import type { Command } from "../canvas/commands/command";
import { COMMANDS } from "../canvas/commands/table";
import { ranked } from "../graph/search";
import { useBindings } from "../store/bindings";
import { usePage } from "../store/page";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import { KeyRow } from "./KeyRow";
import css from "./KeysSheet.module.css";
import { ScrollChoice } from "./ScrollChoice";

/** All keys, searchable, and each can be changed: drawn from the table the listener reads. */
export default function KeysSheet() {
  const set = usePage((page) => page.set);
  const { changed, resetAll } = useBindings();
  const [text, setText] = useState("");
  const [asking, setAsking] = useState<string | null>(null);
  const found = ranked(COMMANDS, text, ({ does, group }) => ({ name: does, by: group }));
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <Dialog title="All keys" wide="medium" onClose={() => set({ keys: false })}>
      <label className={css.search}>
        <Search size={15} aria-hidden="true" />
        <input
          aria-label="Search the keys"
          placeholder="Search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className={css.groups}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            {found
              .filter((command) => command.group === group)
              .map((command: Command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  asking={asking === command.id}
                  onAsk={(ask) => setAsking(ask ? command.id : null)}
                />
              ))}
          </section>
        ))}
        {found.length === 0 && <p>No command is called that.</p>}
      </div>
      {text === "" && <ScrollChoice />}
      <footer className={css.foot}>
        <p>Press a key to change it. Keys never act while you type.</p>
        {Object.keys(changed).length > 0 && (
          <button type="button" className={ui.quiet} onClick={resetAll}>
            Reset all keys
          </button>
        )}
      </footer>
    </Dialog>
  );
}
