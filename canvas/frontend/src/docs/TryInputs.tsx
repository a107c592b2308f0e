import { useId } from "react";
import { jsonBody, type Operation, type Parameter } from "./openapi";
import type { Filled } from "./request";

interface Props {
  operation: Operation;
  filled: Filled;
  onChange(filled: Filled): void;
}

/** A field for each parameter, and the body as JSON. */
export function TryInputs({ operation, filled, onChange }: Props) {
  const id = useId();
  const set = (name: string, value: string) =>
    onChange({ ...filled, parameters: { ...filled.parameters, [name]: value } });
  return (
    <>
      {operation.parameters.map((parameter) => (
        <Field
          key={parameter.name}
          parameter={parameter}
          value={filled.parameters[parameter.name] ?? ""}
          onChange={(value) => set(parameter.name, value)}
        />
      ))}
      {operation.requestBody?.content["multipart/form-data"] && (
        <label htmlFor={`${id}-file`}>
          <span>
            <code>file</code> <i>or the JSON below</i>
          </span>
          <input
            id={`${id}-file`}
            type="file"
            onChange={(event) => onChange({ ...filled, file: event.target.files?.[0] })}
          />
        </label>
      )}
      {jsonBody(operation) && (
        <label htmlFor={`${id}-body`}>
          <span>Body</span>
          <textarea
            id={`${id}-body`}
            rows={Math.min(18, filled.body.split("\n").length + 1)}
            value={filled.body}
            spellCheck={false}
            onChange={(event) => onChange({ ...filled, body: event.target.value })}
          />
        </label>
      )}
    </>
  );
}

interface FieldProps {
  parameter: Parameter;
  value: string;
  onChange(value: string): void;
}

function Field({ parameter, value, onChange }: FieldProps) {
  const id = useId();
  const { name, required, schema, example } = parameter;
  const choices = schema.type === "boolean" ? [true, false] : schema.enum;
  return (
    <label htmlFor={id}>
      <span>
        <code>{name}</code> {required && <em>required</em>}
      </span>
      {choices ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">not sent</option>
          {choices.map(String).map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          value={value}
          placeholder={example === undefined ? "not sent" : `such as ${example}`}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </label>
  );
}
