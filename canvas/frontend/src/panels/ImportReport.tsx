import { Check, CircleAlert, TriangleAlert } from "lucide-react";
import { count, type Fate, type Line, MAX_EDGES, MAX_NODES } from "../interchange/flow";
import { report } from "../run/actions";
import { useEditor } from "../store/editor";
import {
  isHereAlready,
  type Pending,
  placeAsNew,
  placeHere,
  useImporting,
} from "../store/importing";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import css from "./ImportReport.module.css";

interface Props {
  /** On the canvas; without it, only a new workflow can be made. */
  onPlaced?(): void;
  /** Uploads the picture that carried the workflow, in place of importing. */
  onPicture?(pending: Pending): void;
}

const FATES: [Fate, string, typeof Check][] = [
  ["missing", "Not available here", CircleAlert],
  ["approximated", "With changes", TriangleAlert],
  ["mapped", "Taken over", Check],
];
const ORIGINS = { wireflow: "A Wireflow workflow", comfyui: "A ComfyUI workflow" };

/** What an import would bring, node by node, before anything is changed. */
export function ImportReport({ onPlaced, onPicture }: Props) {
  const { pending, cancel } = useImporting();
  if (!pending) return null;
  const { imported, from } = pending;
  const { nodes, edges } = imported.graph;
  return (
    <Dialog title={`Import ${from}?`} wide="medium" onClose={cancel}>
      <p className={css.about}>
        {ORIGINS[imported.origin]}: {counted(imported.lines.length, "node")} in the file,{" "}
        {counted(nodes.length, "node")} and {counted(edges.length, "wire")} here.
      </p>
      <ul className={css.counts} aria-label="Summary">
        {FATES.map(([fate, label, Icon]) => (
          <li
            key={fate}
            data-fate={fate}
            data-none={count(imported.lines, fate) === 0 || undefined}
          >
            <Icon size={15} aria-hidden="true" />
            <strong>{count(imported.lines, fate)}</strong> {label}
          </li>
        ))}
      </ul>
      <Lines lines={imported.lines} />
      <Actions pending={pending} onPlaced={onPlaced} onPicture={onPicture} />
    </Dialog>
  );
}

/** What needs attention comes first. */
function Lines({ lines }: { lines: Line[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard
    <section className={css.lines} tabIndex={0} aria-label="What becomes of each node">
      {FATES.filter(([fate]) => count(lines, fate) > 0).map(([fate, label, Icon]) => (
        <div key={fate} data-fate={fate}>
          <h3>{label}</h3>
          <ul>
            {lines
              .filter((line) => line.fate === fate)
              .map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: equal lines differ only in place
                <li key={index}>
                  <Icon size={14} aria-hidden="true" />
                  <span className={css.from}>{line.from}</span>
                  <span className={css.to}>{line.to}</span>
                  {line.notes.length > 0 && <small>{line.notes.join(" ")}</small>}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Actions({ pending, onPlaced, onPicture }: Props & { pending: Pending }) {
  const { cancel } = useImporting();
  const empty = useEditor((editor) => editor.nodes.length === 0);
  const problem = useEditor(({ nodes, edges }) =>
    onPlaced ? tooMuch(pending, nodes.length, edges.length) : null,
  );
  const twin = onPlaced && !empty && isHereAlready(pending.imported);
  const asNew = () => void placeAsNew(pending).catch(report);
  const here = () => {
    placeHere(pending);
    onPlaced?.();
  };
  return (
    <>
      {twin && <p className={css.warning}>The same workflow is on this canvas already.</p>}
      {problem && <p className={css.warning}>{problem}</p>}
      <div className={`${ui.actions} ${css.actions}`}>
        {pending.picture && onPicture && (
          <button type="button" className={ui.quiet} onClick={() => onPicture(pending)}>
            Use as a picture
          </button>
        )}
        <i />
        <button type="button" className={ui.quiet} onClick={cancel}>
          Cancel
        </button>
        {onPlaced && !empty && (
          <button type="button" className={problem ? ui.primary : ui.quiet} onClick={asNew}>
            Import as a new workflow
          </button>
        )}
        {!problem && (
          <button type="button" className={ui.primary} onClick={onPlaced ? here : asNew}>
            {onPlaced && !empty ? "Add to this canvas" : "Import"}
          </button>
        )}
      </div>
    </>
  );
}

function tooMuch({ imported }: Pending, nodes: number, edges: number): string | null {
  const [all, wires] = [nodes + imported.graph.nodes.length, edges + imported.graph.edges.length];
  if (all > MAX_NODES) return `Together that is ${all} nodes. A workflow holds ${MAX_NODES}.`;
  if (wires > MAX_EDGES) return `Together that is ${wires} wires. A workflow holds ${MAX_EDGES}.`;
  return null;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
