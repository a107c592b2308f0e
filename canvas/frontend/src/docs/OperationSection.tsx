import { Link2, Play, X } from "lucide-react";
import { useState } from "react";
import { CodeCard } from "./CodeCard";
import { useChoices, useReading } from "./context";
import css from "./Docs.module.css";
import { jsonBody, type Operation, success } from "./openapi";
import { Parameters } from "./Parameters";
import { Responses } from "./Responses";
import { sends } from "./request";
import { SchemaTree } from "./SchemaTree";
import { code, LANGUAGE_NAMES } from "./samples";
import { TryIt } from "./TryIt";
import { Words } from "./Words";

export function OperationSection({ operation }: { operation: Operation }) {
  const [trying, setTrying] = useState(false);
  const { operationId, summary, method, path } = operation;
  return (
    <section id={operationId} className={css.section} aria-labelledby={`${operationId}-title`}>
      <div className={css.text}>
        <h3 id={`${operationId}-title`}>
          {summary}
          <a href={`#${operationId}`} aria-label={`Link to ${summary}`}>
            <Link2 size={15} />
          </a>
        </h3>
        <p className={css.route}>
          <b data-method={method}>{method}</b> <code>{path}</code>
        </p>
        <Words text={operation.text} />
        <Access operation={operation} />
        <button
          type="button"
          className={css.try}
          aria-expanded={trying}
          onClick={() => setTrying(!trying)}
        >
          {trying ? <X size={14} /> : <Play size={14} />} {trying ? "Close" : "Try it"}
        </button>
        <Parameters operation={operation} />
        <Body operation={operation} />
        <Responses operation={operation} />
      </div>
      <Codes operation={operation} />
      {trying && <TryIt operation={operation} />}
    </section>
  );
}

function Access({ operation: { access, scope } }: { operation: Operation }) {
  if (access === "anyone") return <p className={css.access}>Needs no key.</p>;
  if (access === "people") {
    return (
      <p className={css.access}>For signed-in owners and admins only; a key cannot do this.</p>
    );
  }
  return (
    <p className={css.access}>
      Needs the scope <code>{scope}</code>.
    </p>
  );
}

function Body({ operation }: { operation: Operation }) {
  const media = jsonBody(operation);
  if (!media) return null;
  const files = operation.requestBody?.content["multipart/form-data"];
  return (
    <>
      <h4>Body {operation.requestBody?.required ? "" : <small>optional</small>}</h4>
      {files && (
        <p>
          Either <code>multipart/form-data</code> with the field <code>file</code>, or JSON:
        </p>
      )}
      <SchemaTree schema={media.schema} label={`Body of ${operation.summary}`} />
    </>
  );
}

function Codes({ operation }: { operation: Operation }) {
  const { origin, own } = useReading();
  const language = useChoices((choices) => choices.language);
  const [status, answer] = success(operation) ?? [];
  const media = Object.values(answer?.content ?? {})[0];
  const stream = sends(operation) === "text/event-stream";
  const { method, path, summary } = operation;
  return (
    <div className={css.codes}>
      <CodeCard
        label={`Request: ${summary}`}
        title={
          <>
            <b data-method={method}>{method}</b> {path.replace("/api/v1", "")}
          </>
        }
        text={code(language, operation, origin, own)}
      >
        <small>{operation.access === "people" ? "HTTP" : LANGUAGE_NAMES[language]}</small>
      </CodeCard>
      {media && (
        <CodeCard
          label={`Response: ${summary}`}
          title={`${status} ${stream ? "One event" : "Response"}`}
          text={JSON.stringify(media.example, null, 2)}
        />
      )}
    </div>
  );
}
