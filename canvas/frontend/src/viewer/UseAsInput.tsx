import { CornerDownRight, Workflow } from "lucide-react";
import { useState } from "react";
import { nodeNamed } from "../graph/levels";
import { report } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { type Choice, ChoiceMenu } from "../ui/ChoiceMenu";
import { ChooseWorkflow } from "./ChooseWorkflow";
import { addInput, inputType, inputValue, type PortChoice, portsFor } from "./inputNodes";
import type { Item } from "./items";

interface Props {
  item: Item;
  className?: string;
}

/** On the canvas: a new input node, linked to a port if one is chosen. Elsewhere: into a workflow. */
export function UseAsInput({ item, className }: Props) {
  const editing = useEditor((editor) => editor.nodes.length > 0);
  return editing ? (
    <OnCanvas item={item} className={className} />
  ) : (
    <Elsewhere item={item} className={className} />
  );
}

const NAME = (
  <>
    <CornerDownRight size={15} aria-hidden="true" /> Use as input
  </>
);

function OnCanvas({ item, className }: Props) {
  const choices = useInputChoices(item);
  if (choices.length === 0) return null;
  return (
    <ChoiceMenu
      label="Use as input"
      className={className}
      heading="As an input node"
      choices={choices}
    >
      {NAME}
    </ChoiceMenu>
  );
}

/** A new node, then every port that takes it; nothing for what no node can hold. */
export function useInputChoices(item: Item): Choice[] {
  const types = useCatalogue((catalogue) => catalogue.types);
  const nodes = useEditor((editor) => editor.nodes);
  const outer = useEditor((editor) => editor.outer);
  const type = inputType(types, item.kind);
  const output = type?.outputs[0];
  if (!output) return [];
  const add = (port?: PortChoice) => {
    usePage.getState().set({ viewer: null });
    const put = (value: Awaited<ReturnType<typeof inputValue>>) =>
      addInput(item.kind, value, { nearId: item.nodeId, port });
    inputValue(item).then(put, report);
  };
  const own = nodeNamed({ nodes, edges: [], outer }, item.nodeId)?.id;
  const ports = portsFor(types, nodes, output.type).filter(({ nodeId }) => nodeId !== own);
  return [
    { label: "A new node", act: () => add() },
    ...ports.map((port) => ({ label: `Into ${port.label}`, act: () => add(port) })),
  ];
}

function Elsewhere({ item, className }: Props) {
  const [open, setOpen] = useState(false);
  if (!item.url) return null;
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        <Workflow size={15} aria-hidden="true" /> Use as input
      </button>
      {open && <ChooseWorkflow assetId={item.key} onClose={() => setOpen(false)} />}
    </>
  );
}
