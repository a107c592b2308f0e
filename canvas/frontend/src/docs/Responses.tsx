import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useReading } from "./context";
import css from "./Docs.module.css";
import type { Answer, Operation } from "./openapi";
import { SchemaTree } from "./SchemaTree";
import { Inline } from "./Words";

/** Every status the operation may have; each opens to its headers and fields. */
export function Responses({ operation }: { operation: Operation }) {
  return (
    <>
      <h4>Responses</h4>
      <ul className={css.responses} aria-label={`Responses of ${operation.summary}`}>
        {Object.entries(operation.responses).map(([status, answer]) => (
          <Response key={status} status={status} answer={answer} summary={operation.summary} />
        ))}
      </ul>
    </>
  );
}

interface Props {
  status: string;
  answer: Answer;
  summary: string;
}

function Response({ status, answer, summary }: Props) {
  const [open, setOpen] = useState(false);
  const media = Object.values(answer.content ?? {})[0];
  return (
    <li>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <b data-status={status[0]}>{status}</b>
        <span>
          <Inline text={answer.description} />
        </span>
        <ChevronRight size={14} aria-hidden="true" />
      </button>
      {open && (
        <div className={css.inside}>
          {media && <SchemaTree schema={media.schema} label={`${status} of ${summary}`} />}
          <Headers names={Object.keys(answer.headers ?? {})} />
        </div>
      )}
    </li>
  );
}

function Headers({ names }: { names: string[] }) {
  const { headers } = useReading().document.components;
  return (
    <>
      <h5>Headers</h5>
      <ul className={css.fields}>
        {names.map((name) => (
          <li key={name}>
            <div className={css.field}>
              <code className={css.name}>{name}</code>
            </div>
            <p>
              <Inline text={headers[name]?.description ?? ""} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
