/** Lays the graph out beside the page, so that a large one never holds the canvas up. */
import type { Box } from "../graph/arrange";
import { tidy, type Wires } from "../graph/layout";

export interface LayoutRequest {
  boxes: Box[];
  wires: Wires[];
  frames: Record<string, string>;
}

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  self.postMessage(tidy(data.boxes, data.wires, data.frames));
};
