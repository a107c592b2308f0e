import { RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Command } from "../canvas/commands/command";
import { COMMANDS } from "../canvas/commands/table";
import { Keys } from "../canvas/Keys";
import { isBare, nameOf, signsOf } from "../canvas/keynames";
import { give, holderOf, keysOf, useBindings } from "../store/bindings";
import css from "./KeysSheet.module.css";

interface Props {
  command: Command;
  asking: boolean;
  onAsk(ask: boolean): void;
}

/** One command and its keys; a press on them asks for new ones. */
export function KeyRow({ command, asking, onAsk }: Props) {
  const { changed, reset } = useBindings();
  const { id, does } = command;
  const none = useBindings((bindings) => keysOf(command, bindings).length === 0);
  return (
    <div className={css.row}>
      <span>{does}</span>
      {changed[id] && (
        <button
          type="button"
          className={css.reset}
          aria-label={`Reset the keys of ${does}`}
          title="Back to the keys it came with"
          onClick={() => reset(id)}
        >
          <RotateCcw size={13} />
        </button>
      )}
      {asking ? (
        <Ask command={command} onDone={() => onAsk(false)} />
      ) : (
        <button type="button" className={css.keys} onClick={() => onAsk(true)}>
          <span className="unseen">Change the keys of {does}: </span>
          {none ? <em>none</em> : <Keys id={id} all />}
        </button>
      )}
    </div>
  );
}

/** Waits for new keys; says who has them already before it takes them. */
function Ask({ command, onDone }: { command: Command; onDone(): void }) {
  const ref = useRef<HTMLButtonElement>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const holder = taken === null ? undefined : holderOf(COMMANDS, taken, command.id);
  useEffect(() => ref.current?.focus(), []);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (taken !== null || event.key === "Tab" || isBare(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    const name = nameOf(event.nativeEvent);
    if (name === "escape") return onDone();
    if (holderOf(COMMANDS, name, command.id)) return setTaken(name);
    give(COMMANDS, command, name);
    onDone();
  };
  const take = () => {
    if (taken !== null) give(COMMANDS, command, taken);
    onDone();
  };
  if (holder && taken !== null)
    return (
      <span className={css.taken} role="alert">
        {signsOf(taken).join(" ")} is “{holder.does}”
        <button type="button" onClick={take}>
          Use it here
        </button>
        <button type="button" onClick={onDone}>
          Cancel
        </button>
      </span>
    );
  return (
    <button ref={ref} type="button" className={css.ask} onKeyDown={onKeyDown} onBlur={onDone}>
      Press the new keys
    </button>
  );
}
