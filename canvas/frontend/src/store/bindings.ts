/** Which keys a person gave to which command, instead of the ones it came with. */
import { create } from "zustand";

const KEY = "wireflow-keys";

type Changed = Record<string, string[]>;

interface Bindings {
  changed: Changed;
  bind(id: string, keys: string[]): void;
  reset(id: string): void;
  resetAll(): void;
}

interface Bound {
  id: string;
  keys: string[];
}

export const useBindings = create<Bindings>((set, get) => {
  const keep = (changed: Changed) => {
    localStorage.setItem(KEY, JSON.stringify(changed));
    set({ changed });
  };
  return {
    changed: JSON.parse(localStorage.getItem(KEY) ?? "{}") as Changed,
    bind: (id, keys) => keep({ ...get().changed, [id]: keys }),
    reset: (id) => {
      const { [id]: _, ...others } = get().changed;
      keep(others);
    },
    resetAll: () => keep({}),
  };
});

export function keysOf({ id, keys }: Bound, { changed } = useBindings.getState()): string[] {
  return changed[id] ?? keys;
}

/** The command that answers to a key already, if it is another one. */
export function holderOf<C extends Bound>(commands: C[], key: string, except = ""): C | undefined {
  return commands.find((command) => command.id !== except && keysOf(command).includes(key));
}

/** Gives a command one key; whoever had that key loses it. */
export function give(commands: Bound[], command: Bound, key: string): void {
  const { bind } = useBindings.getState();
  const holder = holderOf(commands, key, command.id);
  if (holder)
    bind(
      holder.id,
      keysOf(holder).filter((other) => other !== key),
    );
  bind(command.id, [key]);
}
