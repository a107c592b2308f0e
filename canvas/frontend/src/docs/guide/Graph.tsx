import { useReading } from "../context";
import css from "../Docs.module.css";

export function Graph() {
  const { limits } = useReading().document["x-wireflow"];
  return (
    <>
      <p>
        A graph is nodes and edges, as React Flow writes them. A node’s <code>nodeType</code> says
        what it is, <code>config</code> holds its settings by name: both as{" "}
        <a href="#listNodeTypes">the node types</a> list them. An edge leads from{" "}
        <code>out-&lt;port&gt;</code> to <code>in-&lt;port&gt;</code>; the bare name of a port is
        taken as well.
      </p>
      <ul className={css.list}>
        <li>
          At most {limits.graphNodes} nodes and {limits.graphEdges} edges, without circles.
        </li>
        <li>
          Ids are 1 to 64 characters of letters, digits, <code>_</code> and <code>-</code>, and
          unique.
        </li>
        <li>An input takes one edge, unless it takes a list. The types of both ends must fit.</li>
        <li>
          <code>nodeType</code> and <code>config</code> may stand beside <code>data</code>;{" "}
          <code>params</code> is read where there is no <code>config</code>.
        </li>
        <li>
          <code>mode</code> is <code>active</code>, <code>bypassed</code> or <code>muted</code>.
          Notes and groups are kept, and do not run.
        </li>
      </ul>
      <p>
        Port types are <code>TEXT</code>, <code>NUMBER</code>, <code>BOOLEAN</code>,{" "}
        <code>IMAGE</code>, <code>MASK</code>, <code>VIDEO</code>, <code>AUDIO</code>,{" "}
        <code>MODEL3D</code>, <code>JSON</code> and <code>ANY</code>.{" "}
        <a href="#checkGraph">Check a graph</a> tells what is wrong without saving or running it.
      </p>
      <p>
        A key of <code>triggerData</code> is tried, in this order, as the key of an exposed input, a
        node’s id, a node’s label in any case, and the name of every input port without an edge.
        What an input node feeds counts as its own: <code>prompt</code> reaches the Text node that
        is wired to a <code>prompt</code>.
      </p>
    </>
  );
}
