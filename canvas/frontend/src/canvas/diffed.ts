/** The graph as it is drawn while it is held against a version. */
import { useEffect, useMemo, useState } from "react";
import { toServer } from "../graph/document";
import { levelOf } from "../graph/levels";
import { useEditor } from "../store/editor";
import { useVersions } from "../store/versions";
import type { Drawing } from "./drawDiff";

type Drawer = typeof import("./drawDiff");

export function useDiffed(nodes: Drawing["nodes"], edges: Drawing["edges"]): Drawing {
  const base = useVersions((versions) => versions.base);
  const outer = useEditor((editor) => editor.outer);
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  useEffect(() => {
    if (base) void import("./drawDiff").then(setDrawer);
  }, [base]);
  return useMemo(() => {
    if (!base || !drawer) return { nodes, edges };
    const then = levelOf(base, outer);
    const now = toServer({ nodes, edges, outer: [] });
    return drawer.draw({ nodes, edges }, then.nodes, drawer.diff(then, now));
  }, [base, drawer, nodes, edges, outer]);
}
