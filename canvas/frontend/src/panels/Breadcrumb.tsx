import { useReactFlow } from "@xyflow/react";
import { ChevronRight, CornerLeftUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { openSubgraph } from "../graph/levels";
import { useEditor, usePrefix } from "../store/editor";
import { goOut } from "../store/levels";
import { usePage } from "../store/page";
import css from "./Structure.module.css";

/** The way out of an open subgraph. */
export function Breadcrumb() {
  const outer = useEditor((editor) => editor.outer);
  const name = usePage((page) => page.name);
  useFitLevel();
  if (outer.length === 0) return null;
  const names = outer.map((_, depth) => openSubgraph(outer.slice(0, depth + 1))?.data.label);
  return (
    <nav className={css.crumbs} aria-label="Open subgraph">
      <button
        type="button"
        aria-label="Go out"
        title="Go out"
        onClick={() => goOut(outer.length - 1)}
      >
        <CornerLeftUp size={15} />
      </button>
      {[name, ...names].map((label, depth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its depth
        <span key={depth}>
          {depth > 0 && <ChevronRight size={13} aria-hidden="true" />}
          {depth < outer.length ? (
            <button type="button" onClick={() => goOut(depth)}>
              {label || "Untitled"}
            </button>
          ) : (
            <strong aria-current="page">{label || "Subgraph"}</strong>
          )}
        </span>
      ))}
    </nav>
  );
}

/** A level that was entered, or come back to, is shown whole; the first is the canvas's own matter. */
function useFitLevel(): void {
  const flow = useReactFlow();
  const prefix = usePrefix();
  const shown = useRef(prefix);
  useEffect(() => {
    if (shown.current === prefix) return;
    shown.current = prefix;
    void flow.fitView({ padding: 0.18, maxZoom: 1 });
  }, [flow, prefix]);
}
