import { Handle, Position } from "@xyflow/react";
import type { Field, Json } from "../api/types";
import { PromptText } from "../fields/PromptText";
import { originOf } from "../graph/flow";
import { isPort } from "../graph/levels";
import { wiresInto } from "../graph/lookup";
import { iterates } from "../graph/ports";
import { giver } from "../graph/typeOf";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useUnfit } from "../store/linking";
import css from "./NodeCard.module.css";
import { PortMark } from "./PortMark";
import rows from "./Row.module.css";
import { literal, RowValue } from "./RowValue";
import { TypeIcon } from "./TypeIcon";

const OUTSIDE = "from outside";

/** An input port on the row of its own field; a linked one names where its value comes from. A
 * choice has a row without a port. */
export function InputRow({ nodeId, field, value }: { nodeId: string; field: Field; value?: Json }) {
  const sources = useEditor((editor) =>
    wiresInto(editor.edges, nodeId, field.key)
      .map((edge) => originOf(editor, edge)?.node.data.label ?? "")
      .join(", "),
  );
  const types = useCatalogue((catalogue) => catalogue.types);
  const each = useEditor((editor) =>
    wiresInto(editor.edges, nodeId, field.key).some(({ source, sourceHandle }) =>
      iterates(giver(types, editor, source, sourceHandle ?? ""), field),
    ),
  );
  const outside = useEditor(({ outer }) => isPort(outer, nodeId, field.key));
  const unfit = useUnfit(nodeId, field, "target");
  const own = value ?? field.default;
  const typed = field.widget === "prompt" && !field.advanced && !sources && !outside;
  return (
    <>
      <div className={css.row} data-unfit={unfit || undefined}>
        {field.isPort && <Port field={field} from={sources || (outside ? OUTSIDE : "")} />}
        <span>
          {field.label}
          {field.required && !sources && !outside && !literal(own) && (
            <em className={css.required}> needed</em>
          )}
        </span>
        {sources && (
          <span className={css.value} data-linked="">
            <TypeIcon type={field.type} size={12} /> {each ? `each of ${sources}` : sources}
          </span>
        )}
        {outside && !sources && (
          <span className={css.value} data-linked="">
            {OUTSIDE}
          </span>
        )}
        {!sources && !outside && !typed && <RowValue nodeId={nodeId} field={field} value={own} />}
      </div>
      {typed && <Typed nodeId={nodeId} field={field} value={own} />}
    </>
  );
}

function Port({ field, from }: { field: Field; from: string }) {
  const linked = from === OUTSIDE ? "fed from outside" : from ? `linked to ${from}` : "not linked";
  return (
    <Handle
      id={`in-${field.key}`}
      type="target"
      position={Position.Left}
      className={css.handle}
      role="img"
      aria-label={`Input ${field.label}, ${field.type.toLowerCase()}, ${linked}`}
    >
      <PortMark type={field.type} hollow={!from} />
    </Handle>
  );
}

function Typed({ nodeId, field, value }: { nodeId: string; field: Field; value: Json }) {
  const setField = useEditor((editor) => editor.setField);
  return (
    <div className={rows.typed}>
      <PromptText
        nodeId={nodeId}
        className={`${css.prompt} nodrag nowheel nopan nokey`}
        label={`${field.label} on the card`}
        placeholder="Type, or draw a wire"
        value={typeof value === "string" ? value : ""}
        onChange={(text) => setField(nodeId, field, text || null)}
      />
    </div>
  );
}
