import { useReading } from "./context";
import css from "./Docs.module.css";
import type { Operation, Parameter } from "./openapi";
import { limits, resolve, typeName } from "./schema";
import { Inline } from "./Words";

const PLACES: [Parameter["in"], string][] = [
  ["path", "Path"],
  ["query", "Query"],
  ["header", "Headers"],
];

/** What goes into the path, the query and the headers. */
export function Parameters({ operation }: { operation: Operation }) {
  return PLACES.map(([place, title]) => {
    const found = operation.parameters.filter((one) => one.in === place);
    if (found.length === 0) return null;
    return (
      <div key={place}>
        <h4>{title}</h4>
        <ul className={css.fields} aria-label={`${title} of ${operation.summary}`}>
          {found.map((one) => (
            <Item key={one.name} parameter={one} />
          ))}
        </ul>
      </div>
    );
  });
}

function Item({ parameter: { name, schema, required, description } }: { parameter: Parameter }) {
  const { schemas } = useReading().document.components;
  return (
    <li>
      <div className={css.field}>
        <code className={css.name}>{name}</code>
        <span className={css.type}>{typeName(schema, schemas)}</span>
        {required && <span className={css.required}>required</span>}
        {limits(schema).map((limit) => (
          <span key={limit} className={css.limit}>
            {limit}
          </span>
        ))}
      </div>
      {description && (
        <p>
          <Inline text={description} />
        </p>
      )}
      {resolve(schema, schemas).enum && (
        <p className={css.values}>
          {schema.enum?.map((value) => (
            <code key={String(value)}>{JSON.stringify(value)}</code>
          ))}
        </p>
      )}
    </li>
  );
}
