import type { NodeType } from "../api/types";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import css from "./Inspector.module.css";

/** Another model for the same work, in one click; settings that fit are kept. */
export function ModelSwitch({ id, type }: { id: string; type: NodeType }) {
  const list = useCatalogue((catalogue) => catalogue.list);
  const update = useEditor((editor) => editor.update);
  const others = list.filter((other) => other.kind === "model" && other.category === type.category);
  if (type.kind !== "model" || others.length < 2) return null;
  return (
    <label className={css.model}>
      <span>Model</span>
      <select
        value={type.nodeType}
        onChange={(event) => update(id, { nodeType: event.target.value })}
      >
        {others.map((other) => (
          <option key={other.nodeType} value={other.nodeType}>
            {other.label}
          </option>
        ))}
      </select>
    </label>
  );
}
