import { renameNode } from "../store/naming";
import { mayEdit, useView } from "../store/view";
import { focusNode } from "./focus";
import css from "./NodeCard.module.css";

/** The node's own name; F2 or a double click makes it a field, in place. */
export function CardName({ id, label }: { id: string; label: string }) {
  const renaming = useView((view) => view.renaming === id);
  const rename = (to: string | null) => useView.getState().set({ renaming: to });
  if (!renaming)
    return (
      <strong title={label} onDoubleClick={() => mayEdit() && rename(id)}>
        {label}
      </strong>
    );
  const finish = (name: string) => {
    if (useView.getState().renaming !== id) return;
    rename(null);
    if (name && name !== label) renameNode(id, name);
    focusNode(id);
  };
  return (
    <input
      className={`${css.rename} nodrag`}
      aria-label="Name of the node"
      // biome-ignore lint/a11y/noAutofocus: the field appeared to be typed in
      autoFocus
      maxLength={80}
      defaultValue={label}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => finish(event.target.value.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") finish(event.currentTarget.value.trim());
        if (event.key === "Escape") finish("");
      }}
    />
  );
}
