import { Link2, Link2Off } from "lucide-react";
import { focusNode } from "../canvas/focus";
import { portAt } from "../canvas/release";
import type { Types } from "../graph/connect";
import type { CardNode, Graph } from "../graph/document";
import { type Link, linksOf } from "../graph/links";
import { nodeOf } from "../graph/lookup";
import { nameOf } from "../graph/typeOf";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { type Choice, Picker } from "./Picker";

const JOIN = <Link2 size={16} strokeWidth={1.75} />;
const CUT = <Link2Off size={16} strokeWidth={1.75} />;

/** Draws and removes a node's wires without a pointer: a list of every port that fits. */
export default function ConnectMenu({ nodeId }: { nodeId: string }) {
  const set = usePage((page) => page.set);
  const types = useCatalogue((catalogue) => catalogue.types);
  const { nodes, edges } = useEditor.getState();
  const node = nodeOf(nodes, nodeId);
  if (!node) return null;
  const name = nameOf(types, node);
  return (
    <Picker
      title={`Connect ${name} to`}
      placeholder={`Connect ${name} to…`}
      empty="No port of another node fits."
      choices={choicesOf(types, { nodes, edges }, node)}
      onClose={() => {
        set({ linking: null });
        focusNode(nodeId);
      }}
      foot={
        <span>
          <kbd>↵</kbd> Connect or disconnect
        </span>
      }
    />
  );
}

function choicesOf(types: Types, graph: Graph, node: CardNode): Choice[] {
  const { connect, removeEdge } = useEditor.getState();
  const links = linksOf(types, graph, node).map((link) => ofLink(link, () => connect(link.wire)));
  const wires = graph.edges
    .filter((edge) => edge.source === node.id || edge.target === node.id)
    .map((edge): Choice => {
      const out = edge.source === node.id;
      const other = nodeOf(graph.nodes, out ? edge.target : edge.source);
      const handle = (out ? edge.sourceHandle : edge.targetHandle) ?? "";
      const port = portAt(node.id, handle, out ? "source" : "target");
      const name = `${port?.label ?? handle} ${out ? "→" : "←"} ${other ? nameOf(types, other) : ""}`;
      return {
        id: edge.id,
        name,
        group: "Disconnect",
        sign: CUT,
        choose: () => removeEdge(edge.id),
      };
    });
  return [...links, ...wires];
}

function ofLink({ wire, says, direction, replaces }: Link, choose: () => void): Choice {
  const { source, sourceHandle, target, targetHandle } = wire;
  return {
    id: `${source} ${sourceHandle} ${target} ${targetHandle}`,
    name: says,
    group: direction === "out" ? "Its outputs into" : "Its inputs from",
    about: replaces ? "Replaces the wire that ends there" : undefined,
    sign: JOIN,
    choose,
  };
}
