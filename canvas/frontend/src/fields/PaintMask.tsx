import { Brush } from "lucide-react";
import type { Field } from "../api/types";
import css from "../canvas/Preview.module.css";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { levelStates } from "../store/runs";
import { useToasts } from "../store/toasts";

/** Opens the painter for a MASK field, over the pictures that its node works on. */
export function PaintMask({ nodeId, field }: { nodeId: string; field: Field }) {
  const paint = async () => {
    const { picturesFor } = await import("../viewer/maskPictures");
    const { nodes, edges } = useEditor.getState();
    const { types } = useCatalogue.getState();
    const target = { nodeId, field };
    const [picture] = picturesFor(types, { nodes, edges }, levelStates(), target);
    if (!picture) {
      const text = "There is no picture yet to paint the mask over: run the workflow or add one";
      useToasts.getState().show(text);
      return;
    }
    usePage.getState().set({ viewer: { ...picture, mode: "mask", target } });
  };
  return (
    <button type="button" className={css.mask} onClick={() => void paint()}>
      <Brush size={14} aria-hidden="true" /> Paint a mask
    </button>
  );
}
