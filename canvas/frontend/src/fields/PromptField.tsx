import { AtSign } from "lucide-react";
import { useGoTo } from "../canvas/goTo";
import { nodeNamed, wholeOf } from "../graph/levels";
import { Names, namesIn } from "../graph/mentions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import css from "./Prompt.module.css";
import { PromptText } from "./PromptText";
import type { FieldProps } from "./props";

/** A prompt, and under it what it mentions. */
export function PromptField({ id, nodeId, value, onChange }: FieldProps) {
  const text = typeof value === "string" ? value : "";
  const names = namesIn(text);
  return (
    <>
      <PromptText
        id={id}
        nodeId={nodeId}
        placeholder="Type, or @ for the text of another node"
        value={text}
        onChange={(next) => onChange(next || null)}
      />
      {names.length > 0 && <Mentions names={names} />}
    </>
  );
}

function Mentions({ names }: { names: string[] }) {
  const nodes = useEditor((editor) => editor.nodes);
  const outer = useEditor((editor) => editor.outer);
  const types = useCatalogue((catalogue) => catalogue.types);
  const goTo = useGoTo();
  const known = new Names(types, wholeOf({ nodes, edges: [], outer }));
  const levels = outer.map(({ id }) => id);
  return (
    <p className={css.mentions}>
      {names.map((name) => {
        const flat = known.called(name, levels);
        const node = flat && nodeNamed({ nodes, edges: [], outer }, flat);
        if (node)
          return (
            <button key={name} type="button" title="Go to this node" onClick={() => goTo(node.id)}>
              <AtSign size={11} aria-hidden="true" />
              {node.data.label || name}
            </button>
          );
        return flat ? (
          <span key={name} title="The text of a node outside this subgraph">
            {name}, outside
          </span>
        ) : (
          <span key={name} title="No node is called this: it is taken from the trigger data">
            {name}, trigger data
          </span>
        );
      })}
    </p>
  );
}
