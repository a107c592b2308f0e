import { snippet } from "../graph/snippets";
import { useCatalogue } from "../store/catalogue";
import { useEditor, usePrefix } from "../store/editor";
import { CodeBlock } from "../ui/CodeBlock";
import css from "./Inspector.module.css";

/** How code reaches this one node: the call that runs up to it, and what it takes and gives. */
export function NodeApi({ id, workflowId }: { id: string; workflowId: string }) {
  const data = useEditor((editor) => editor.nodes.find((node) => node.id === id)?.data);
  const type = useCatalogue((catalogue) => catalogue.types[data?.nodeType ?? ""]);
  const flat = usePrefix() + id;
  if (!data || !type) return null;
  const prompt = data.config.prompt;
  const call = snippet("curl", {
    origin: location.origin,
    workflowId,
    triggerData: type.nodeType === "input:text" ? { [data.label]: String(prompt ?? "") } : {},
    targetNodeId: flat,
  });
  return (
    <>
      <p className={css.about}>Runs this node and what it needs, then tells its state.</p>
      <CodeBlock text={call} />
      <dl className={css.facts}>
        <dt>Node</dt>
        <dd>
          <code>{flat}</code>
        </dd>
        <dt>Type</dt>
        <dd>
          <code>{type.nodeType}</code>
        </dd>
        {type.inputs.map((field) => (
          <Port key={`in ${field.key}`} way="takes" name={field.key} type={field.type} />
        ))}
        {type.outputs.map((output) => (
          <Port key={`out ${output.key}`} way="gives" name={output.key} type={output.type} />
        ))}
      </dl>
    </>
  );
}

function Port({ way, name, type }: { way: string; name: string; type: string }) {
  return (
    <>
      <dt>
        {way} <code>{name}</code>
      </dt>
      <dd>{type.toLowerCase()}</dd>
    </>
  );
}
