/** The few settings that have to be worked out; each row of the table of classes names one. */
import type { Json } from "../../api/types";
import type { JsonObject } from "../json";
import { numberOf, textOf } from "../json";

interface Computed {
  config: Record<string, Json>;
  notes: string[];
}

/** `model` is the name of the model that was linked, where one is. */
type Compute = (values: JsonObject, model: string) => Computed | null;

const SCALES = [2, 4, 8];

export const COMPUTED: Record<string, Compute> = {
  scaleBy: (values) => {
    const by = numberOf(values.scale_by, 1);
    // Nothing here makes a picture smaller by a factor: such a node becomes a note.
    if (by <= 1) return null;
    const scale = nearestScale(by);
    const other = scale === by ? [] : [`Enlarges ${scale} times instead of ${by}.`];
    return { config: { scale }, notes: [...other, "Real-ESRGAN draws the missing detail."] };
  },
  upscaleModel: (_, model) => {
    const named = /(?:^|[^0-9])([248])x|x([248])(?:[^0-9]|$)/i.exec(model);
    const scale = Number(named?.[1] ?? named?.[2] ?? 4);
    return { config: { scale }, notes: [] };
  },
  totalPixels: (values) => {
    const side = Math.round(Math.sqrt(numberOf(values.megapixels, 1) * 1024 * 1024));
    const notes = [`Fits the picture into ${side} × ${side} pixels.`];
    return { config: { width: side, height: side }, notes };
  },
  // Their kernel ends at the radius, ours does not: the spread is what the two share.
  blur: (values) => {
    const reach = numberOf(values.blur_radius, 1);
    const spread = Math.min(numberOf(values.sigma, 1), FLAT) * reach;
    return { config: { radius: halves(spread) }, notes: ["It blurs as far, with softer edges."] };
  },
};

/** Beyond this, their Gaussian is flat over its kernel: the spread of an even disc. */
const FLAT = 0.58;

function nearestScale(by: number): number {
  const distances = SCALES.map((scale) => Math.abs(Math.log2(scale / by)));
  return SCALES[distances.indexOf(Math.min(...distances))] ?? 2;
}

function halves(value: number): number {
  return Math.round(value * 2) / 2;
}

/** A sentence with the value in it. */
export function filled(sentence: string, value: Json | undefined): string {
  const shown = typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
  return sentence.replace("{value}", textOf(shown).slice(0, 120));
}
