import { ArrowLeftRight } from "lucide-react";
import type { Field, Json } from "../api/types";
import { foldFields, isChanged } from "../graph/fields";
import { useEditor } from "../store/editor";
import { useNodeFindings } from "../store/findings";
import css from "./Field.module.css";
import { FieldEditor } from "./FieldEditor";

interface Props {
  nodeId: string;
  fields: Field[];
  config: Record<string, Json>;
}

/** All fields of a node; the rarely changed ones are folded away where there are many. */
export function FieldList({ nodeId, fields, config }: Props) {
  const { main, more } = foldFields(fields);
  const findings = useNodeFindings(nodeId);
  const changed = more.filter((field) => isChanged(field, config[field.key])).length;
  const wrong = more.some(({ key }) =>
    findings.some(({ field, tone }) => field === key && tone === "danger"),
  );
  return (
    <>
      <Fields nodeId={nodeId} fields={main} config={config} />
      {more.length > 0 && (
        <details className={css.more} open={wrong || undefined}>
          <summary>More{changed > 0 && <small>{`${changed} changed`}</small>}</summary>
          <Fields nodeId={nodeId} fields={more} config={config} />
        </details>
      )}
    </>
  );
}

/** Two sides in a row are a size: they stand side by side and can be swapped. */
function Fields({ nodeId, fields, config }: Props) {
  return fields.map((field, at) => {
    const one = { nodeId, field, value: config[field.key] };
    const [before, next] = [fields[at - 1], fields[at + 1]];
    if (field.widget === "side" && before?.widget === "side") return null;
    if (field.widget !== "side" || next?.widget !== "side")
      return <FieldEditor key={field.key} {...one} />;
    return (
      <div key={field.key} className={css.pair}>
        <FieldEditor {...one} />
        <Swap nodeId={nodeId} first={field} second={next} config={config} />
        <FieldEditor nodeId={nodeId} field={next} value={config[next.key]} />
      </div>
    );
  });
}

interface SwapProps {
  nodeId: string;
  first: Field;
  second: Field;
  config: Record<string, Json>;
}

function Swap({ nodeId, first, second, config }: SwapProps) {
  const update = useEditor((editor) => editor.update);
  const swap = () => {
    const { [first.key]: a = first.default, [second.key]: b = second.default, ...rest } = config;
    const next = { ...rest, [first.key]: b, [second.key]: a };
    const set = Object.entries(next).filter(([, value]) => value !== null);
    update(nodeId, { config: Object.fromEntries(set) });
  };
  return (
    <button
      type="button"
      className={css.swap}
      aria-label={`Swap ${first.label} and ${second.label}`}
      onClick={swap}
    >
      <ArrowLeftRight size={14} />
    </button>
  );
}
