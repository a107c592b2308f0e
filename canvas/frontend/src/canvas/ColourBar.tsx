import { NodeToolbar, Position } from "@xyflow/react";
import { Play, Ungroup } from "lucide-react";
import { readBoot } from "../boot";
import { COLOURS } from "../graph/kinds";
import { run } from "../run/actions";
import { useEditor } from "../store/editor";
import { runnableIds, ungroup } from "../store/structure";
import css from "./Structure.module.css";

// A frame lies behind everything; what it offers does not.
const ABOVE = { zIndex: 5 };

interface Props {
  id: string;
  kind: "group" | "note";
  colour: string;
}

/** What a selected frame or note offers, just above it. */
export function ColourBar({ id, kind, colour }: Props) {
  const { update } = useEditor.getState();
  return (
    <NodeToolbar position={Position.Top} offset={10} align="start" style={ABOVE}>
      <div className={`${css.bar} nodrag`} role="toolbar" aria-label={`The ${kind}`}>
        {COLOURS.map((name) => (
          <button
            key={name}
            type="button"
            className={css.swatch}
            data-colour={name}
            aria-label={`Colour ${name}`}
            title={name}
            aria-pressed={name === colour}
            onClick={() => update(id, { colour: name })}
          />
        ))}
        {kind === "group" && (
          <>
            <i />
            <button
              type="button"
              onClick={() => void run(readBoot().workflowId ?? "", runnableIds([id]))}
            >
              <Play size={14} aria-hidden="true" /> Run
            </button>
            <button type="button" onClick={() => ungroup([id])}>
              <Ungroup size={14} aria-hidden="true" /> Ungroup
            </button>
          </>
        )}
      </div>
    </NodeToolbar>
  );
}
