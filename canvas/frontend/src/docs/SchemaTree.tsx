import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useReading } from "./context";
import css from "./Docs.module.css";
import type { Schema } from "./openapi";
import { type Row, resolve, rows, typeName } from "./schema";
import { Inline } from "./Words";

/** The fields of a shape; those that hold others open in place. */
export function SchemaTree({ schema, label }: { schema: Schema; label: string }) {
  const { schemas } = useReading().document.components;
  const shape = resolve(schema, schemas);
  const inner = shape.type === "array" && shape.items ? shape.items : shape;
  const fields = rows(inner, schemas);
  if (fields.length === 0) return <p className={css.faint}>Any JSON object.</p>;
  return (
    <>
      {inner !== shape && <p className={css.faint}>A {typeName(shape, schemas)}, each with:</p>}
      <ul className={css.fields} aria-label={label}>
        {fields.map((field) => (
          <Field key={field.name} field={field} />
        ))}
      </ul>
    </>
  );
}

function Field({ field }: { field: Row }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className={css.field}>
        <code className={css.name}>{field.name}</code>
        <span className={css.type}>{field.type}</span>
        {field.required && <span className={css.required}>required</span>}
        {field.limits.map((limit) => (
          <span key={limit} className={css.limit}>
            {limit}
          </span>
        ))}
      </div>
      {field.description && (
        <p>
          <Inline text={field.description} />
        </p>
      )}
      {field.values.length > 0 && (
        <p className={css.values}>
          {field.values.map((value) => (
            <code key={value}>{value}</code>
          ))}
        </p>
      )}
      {field.inside && (
        <button
          type="button"
          className={css.open}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={14} aria-hidden="true" /> {open ? "Hide fields" : "Show fields"}
          <span className="unseen"> of {field.name}</span>
        </button>
      )}
      {field.inside && open && (
        <SchemaTree schema={field.inside} label={`Fields of ${field.name}`} />
      )}
    </li>
  );
}
