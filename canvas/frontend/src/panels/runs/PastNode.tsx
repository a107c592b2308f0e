import { Glyph } from "../../canvas/Glyph";
import { isRunnable } from "../../graph/document";
import { typeOf } from "../../graph/typeOf";
import { useCatalogue } from "../../store/catalogue";
import { useEditor } from "../../store/editor";
import { useNodeState } from "../../store/runs";
import inspector from "../Inspector.module.css";
import { OutputTab } from "../OutputTab";
import { SheetClose } from "../SheetClose";
import css from "./Past.module.css";

/** The chosen node of a past graph: what it was told, and what it made. */
export function PastNode() {
  const selected = useEditor((editor) => {
    const chosen = editor.nodes.filter((node) => node.selected);
    return chosen.length === 1 ? chosen[0] : undefined;
  });
  const type = useCatalogue(({ types }) => selected && typeOf(types, selected));
  const state = useNodeState(selected?.id ?? "");
  if (!selected || !isRunnable(selected)) return null;
  const { label, config } = selected.data;
  const nameOf = (key: string) => type?.inputs.find((field) => field.key === key)?.label ?? key;
  return (
    <aside className={inspector.inspector} aria-label={`${label}, as it was`}>
      <header className={inspector.head}>
        <Glyph type={type} />
        <div>
          <strong>{label}</strong>
          <span>{type?.label}</span>
        </div>
        <SheetClose id={selected.id} />
      </header>
      <div className={inspector.body}>
        {state?.error && (
          <p className={css.error} role="alert">
            {state.error}
          </p>
        )}
        <OutputTab id={selected.id} />
        {Object.keys(config ?? {}).length > 0 && (
          <dl className={css.config}>
            {Object.entries(config).map(([key, value]) => (
              <div key={key}>
                <dt>{nameOf(key)}</dt>
                <dd>{typeof value === "string" ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </aside>
  );
}
