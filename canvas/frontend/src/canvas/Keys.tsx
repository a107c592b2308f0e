import { Fragment } from "react";
import { keysOf, useBindings } from "../store/bindings";
import { commandOf } from "./commands/table";
import css from "./Keys.module.css";
import { signsOf } from "./keynames";

/** The keys a command answers to now, as small caps; only the first unless all are asked for. The
 * spaces between them are for those who hear them. */
export function Keys({ id, all }: { id: string; all?: boolean }) {
  const names = useBindings((bindings) => keysOf(commandOf(id), bindings));
  const shown = all ? names : names.slice(0, 1);
  return shown.map((name) => (
    <span key={name} className={css.keys}>
      {signsOf(name).map((sign, place) => (
        <Fragment key={sign}>
          {place > 0 && " "}
          <kbd>{sign}</kbd>
        </Fragment>
      ))}
    </span>
  ));
}
