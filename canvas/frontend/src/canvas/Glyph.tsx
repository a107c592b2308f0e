import {
  AudioLines,
  Box,
  Braces,
  Captions,
  Clapperboard,
  Eye,
  Hash,
  ImageIcon,
  ImageUpscale,
  Inbox,
  ScanText,
  ShieldCheck,
  Sparkles,
  Type,
  Wand2,
} from "lucide-react";
import type { NodeType, PortType } from "../api/types";
import { look } from "../graph/ports";
import css from "./NodeCard.module.css";

const OF_PREFIX = {
  generate: Sparkles,
  edit: Wand2,
  upscale: ImageUpscale,
  trigger: Inbox,
  output: Eye,
};

const OF_NODE: Record<string, typeof Box> = {
  "vision:ocr": ScanText,
  "vision:safety_check": ShieldCheck,
  "audio:whisper": Captions,
};

const OF_TYPE: Partial<Record<PortType, typeof Box>> = {
  TEXT: Type,
  NUMBER: Hash,
  IMAGE: ImageIcon,
  AUDIO: AudioLines,
  VIDEO: Clapperboard,
  JSON: Braces,
};

/** The small sign of a node type, in the colour of what it makes. */
export function Glyph({ type }: { type: NodeType | undefined }) {
  const made = type?.outputs[0]?.type ?? "ANY";
  const prefix = type?.nodeType.split(":")[0] as keyof typeof OF_PREFIX;
  const Icon = OF_NODE[type?.nodeType ?? ""] ?? OF_PREFIX[prefix] ?? OF_TYPE[made] ?? Box;
  return (
    <span className={css.glyph} style={{ color: look(made).colour }}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
    </span>
  );
}
