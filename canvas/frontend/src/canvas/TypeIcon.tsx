import {
  AudioLines,
  Box,
  Braces,
  Clapperboard,
  Hash,
  ImageIcon,
  ToggleLeft,
  Type,
} from "lucide-react";
import type { PortType } from "../api/types";

const ICONS: Record<PortType, typeof Box> = {
  TEXT: Type,
  NUMBER: Hash,
  BOOLEAN: ToggleLeft,
  IMAGE: ImageIcon,
  MASK: ImageIcon,
  AUDIO: AudioLines,
  VIDEO: Clapperboard,
  MODEL3D: Box,
  JSON: Braces,
  ANY: Box,
};

/** What kind of value it is, as a small line drawing. */
export function TypeIcon({ type, size = 16 }: { type: PortType; size?: number }) {
  const Icon = ICONS[type];
  return <Icon size={size} strokeWidth={1.75} aria-hidden="true" />;
}
