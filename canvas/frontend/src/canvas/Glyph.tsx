import {
  Blend,
  Boxes,
  Captions,
  Crop,
  Eye,
  ImageUpscale,
  Inbox,
  Scaling,
  ScanText,
  ShieldCheck,
  Sparkles,
  Speech,
  UserCheck,
  Wand2,
  Workflow,
} from "lucide-react";
import type { NodeType } from "../api/types";
import { look } from "../graph/ports";
import css from "./NodeCard.module.css";
import { TypeIcon } from "./TypeIcon";

const OF_PREFIX: Record<string, typeof Eye> = {
  generate: Sparkles,
  edit: Wand2,
  upscale: ImageUpscale,
  trigger: Inbox,
  approval: UserCheck,
  output: Eye,
  subgraph: Boxes,
  saved: Boxes,
  workflow: Workflow,
};

// Signs for a few; a node type without one wears the sign of what it makes.
const OF_NODE: Record<string, typeof Eye> = {
  "vision:ocr": ScanText,
  "vision:safety_check": ShieldCheck,
  "audio:whisper": Captions,
  "audio:hibari_tts": Speech,
  "utility:image_resize": Scaling,
  "utility:image_crop": Crop,
  "utility:image_composite": Blend,
};

/** The small sign of a node type, in the colour of what it makes. */
export function Glyph({ type }: { type: NodeType | undefined }) {
  const made = type?.outputs[0]?.type ?? "ANY";
  const Icon = OF_NODE[type?.nodeType ?? ""] ?? OF_PREFIX[type?.nodeType.split(":")[0] ?? ""];
  return (
    <span className={css.glyph} style={{ color: look(made).colour }}>
      {Icon ? <Icon size={16} strokeWidth={1.75} aria-hidden="true" /> : <TypeIcon type={made} />}
    </span>
  );
}
