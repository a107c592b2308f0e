/**
 * What each ComfyUI class is here. Data only: a class that is a plain step is one row of `RULES`; the
 * other tables say how the rest is read. Whatever stands in none of them becomes a note.
 */
import type { Json } from "../../api/types";

export const GENERATE = "generate:wireflow_sketch";
export const EDIT = "edit:wireflow_sketch";

export interface Rule {
  /** The node type here. */
  to: string;
  /** Their linked input → our port. */
  inputs?: Record<string, string>;
  /** Our port for each of their outputs, in order; null where nothing gives it. */
  outputs?: (string | null)[];
  /** Their value → our field. */
  values?: Record<string, string>;
  /** Their word → ours, by value. */
  words?: Record<string, Record<string, Json>>;
  /** Fields that are the same for each. */
  set?: Record<string, Json>;
  /** What is lost, by value; a value equal to the second entry loses nothing. */
  lost?: Record<string, [sentence: string, harmless: Json]>;
  /** What is always different. */
  differs?: string;
  /** Of `computed.ts`: what cannot be a row. */
  computed?: string;
}

const METHODS = {
  "nearest-exact": "nearest",
  nearest: "nearest",
  bilinear: "bilinear",
  area: "bilinear",
  bicubic: "bicubic",
  lanczos: "lanczos",
  bislerp: "bicubic",
};
const IMAGE = { image: "image" };
const CHOOSE = "A workflow file holds only the name “{value}”: choose the picture again.";
const PREVIEW: Rule = { to: "output:preview", inputs: { images: "media" } };
const RESIZE: Rule = {
  to: "utility:image_resize",
  inputs: IMAGE,
  outputs: ["image"],
  values: { upscale_method: "resample", width: "width", height: "height", crop: "fit" },
  words: { upscale_method: METHODS, crop: { center: "cover", disabled: "stretch" } },
};
const UPSCALE: Rule = { to: "upscale:real_esrgan", inputs: IMAGE, outputs: ["image"] };

export const RULES: Record<string, Rule> = {
  LoadImage: { to: "input:image", outputs: ["image", null], lost: { image: [CHOOSE, ""] } },
  SaveImage: {
    ...PREVIEW,
    lost: { filename_prefix: ["Files are not named “{value}”: every result is kept.", "ComfyUI"] },
  },
  PreviewImage: PREVIEW,
  ImageScale: RESIZE,
  ImageScaleBy: { ...UPSCALE, computed: "scaleBy" },
  ImageScaleToTotalPixels: {
    ...RESIZE,
    values: { upscale_method: "resample" },
    set: { fit: "contain" },
    computed: "totalPixels",
  },
  LatentUpscale: {
    ...RESIZE,
    inputs: { samples: "image" },
    differs: "Enlarges the picture instead of the latent.",
  },
  LatentUpscaleBy: { ...UPSCALE, inputs: { samples: "image" }, computed: "scaleBy" },
  ImageUpscaleWithModel: { ...UPSCALE, computed: "upscaleModel" },
  ImageBlur: { to: "utility:image_blur", inputs: IMAGE, outputs: ["image"], computed: "blur" },
  ImageCrop: {
    to: "utility:image_crop",
    inputs: IMAGE,
    outputs: ["image"],
    values: { width: "width", height: "height", x: "x", y: "y" },
    set: { unit: "px" },
  },
  ImageCompositeMasked: {
    to: "utility:image_composite",
    inputs: { destination: "background", source: "overlay", mask: "mask" },
    outputs: ["image"],
    values: { x: "x", y: "y" },
    lost: { resize_source: ["The upper picture is not resized first.", false] },
  },
  "ImageDesaturate+": { to: "utility:image_grayscale", inputs: IMAGE, outputs: ["image"] },
  ImageToMask: {
    to: "utility:mask_from_alpha",
    inputs: IMAGE,
    outputs: ["mask"],
    lost: { channel: ["Takes the transparency, not the channel {value}.", "alpha"] },
  },
  StringConcatenate: {
    to: "utility:prompt_concat",
    inputs: { string_a: "texts", string_b: "texts" },
    outputs: ["text"],
    values: { delimiter: "separator" },
  },
};

/** Values typed into nodes of their own. */
export const PRIMITIVES = new Set([
  "PrimitiveNode",
  "PrimitiveInt",
  "PrimitiveFloat",
  "PrimitiveString",
  "PrimitiveStringMultiline",
  "PrimitiveBoolean",
]);

export const NOTES = new Set(["Note", "MarkdownNote"]);

const NO_MASK = "The mask is left out: the whole picture is repainted.";
const JOINED = "The prompts are joined as text, without weights.";
const EVERYWHERE = "The prompt counts everywhere and throughout.";
const CONTROL = "The control picture is left out.";
const REPLACED = "“{value}” is replaced by {model}.";
const OF_MODEL = "Left out: it belongs to the model that was replaced.";

/** Classes that hand on what they get: here their two sides are the same picture or text. */
export const PASSES: Record<string, { input: string; note?: string }> = {
  VAEDecode: { input: "samples" },
  VAEDecodeTiled: { input: "samples" },
  VAEEncode: { input: "pixels" },
  VAEEncodeTiled: { input: "pixels" },
  VAEEncodeForInpaint: { input: "pixels", note: NO_MASK },
  SetLatentNoiseMask: { input: "samples", note: NO_MASK },
  RepeatLatentBatch: { input: "samples", note: "One picture is made, not a batch." },
  MaskToImage: { input: "mask" },
};

/** Which values of a text encoder are its prompt; the first that is not empty counts. */
export const ENCODERS: Record<string, string[]> = {
  CLIPTextEncode: ["text"],
  CLIPTextEncodeSDXL: ["text_g", "text_l"],
  CLIPTextEncodeSDXLRefiner: ["text"],
  CLIPTextEncodeFlux: ["t5xxl", "clip_l"],
  CLIPTextEncodeSD3: ["t5xxl", "clip_g", "clip_l"],
  TextEncodeQwenImageEdit: ["prompt"],
};

/** Steps between a text and a sampler: their inputs that lead on, and what is lost. */
export const CONDITIONING: Record<string, { inputs: string[]; note?: string }> = {
  ConditioningZeroOut: { inputs: [] },
  ConditioningCombine: { inputs: ["conditioning_1", "conditioning_2"], note: JOINED },
  ConditioningConcat: { inputs: ["conditioning_to", "conditioning_from"], note: JOINED },
  ConditioningAverage: { inputs: ["conditioning_to", "conditioning_from"], note: JOINED },
  ConditioningSetArea: { inputs: ["conditioning"], note: EVERYWHERE },
  ConditioningSetMask: { inputs: ["conditioning"], note: EVERYWHERE },
  ConditioningSetTimestepRange: { inputs: ["conditioning"], note: EVERYWHERE },
  FluxGuidance: { inputs: ["conditioning"] },
  ReferenceLatent: { inputs: ["conditioning"], note: "The reference picture is left out." },
  ControlNetApply: { inputs: ["conditioning"], note: CONTROL },
  ControlNetApplyAdvanced: { inputs: ["positive", "negative"], note: CONTROL },
};

/** Where a sampler keeps what we need: inputs to follow, then a value's name. */
export interface Sampler {
  positive: string[];
  negative?: string[];
  picture: string;
  seed: string;
  steps: string;
  guidance: string;
  denoise?: string;
}

const FLOW = { picture: "latent_image", steps: "sigmas.steps", denoise: "sigmas.denoise" };

export const SAMPLERS: Record<string, Sampler> = {
  KSampler: {
    positive: ["positive"],
    negative: ["negative"],
    picture: "latent_image",
    seed: "seed",
    steps: "steps",
    guidance: "cfg",
    denoise: "denoise",
  },
  KSamplerAdvanced: {
    positive: ["positive"],
    negative: ["negative"],
    picture: "latent_image",
    seed: "noise_seed",
    steps: "steps",
    guidance: "cfg",
  },
  SamplerCustom: {
    ...FLOW,
    positive: ["positive"],
    negative: ["negative"],
    seed: "noise_seed",
    guidance: "cfg",
  },
  SamplerCustomAdvanced: {
    ...FLOW,
    positive: ["guider.conditioning", "guider.positive"],
    negative: ["guider.negative"],
    seed: "noise.noise_seed",
    guidance: "guider.cfg",
  },
};

/** Latents that begin empty: the size of the picture to come. */
export const EMPTY = new Set([
  "EmptyLatentImage",
  "EmptySD3LatentImage",
  "EmptyFlux2LatentImage",
  "EmptyHunyuanLatentVideo",
]);

/** Parts of other nodes; with what they held, and a sentence about it. `{value}` is that value. */
export const PARTS: Record<string, { value?: string; note?: string }> = {
  CheckpointLoaderSimple: { value: "ckpt_name", note: REPLACED },
  CheckpointLoader: { value: "ckpt_name", note: REPLACED },
  unCLIPCheckpointLoader: { value: "ckpt_name", note: REPLACED },
  UNETLoader: { value: "unet_name", note: REPLACED },
  UpscaleModelLoader: { value: "model_name", note: "“{value}” is replaced by {upscaler}." },
  VAELoader: {},
  CLIPLoader: {},
  DualCLIPLoader: {},
  TripleCLIPLoader: {},
  CLIPSetLastLayer: { note: "Left out: the model here has its own text encoder." },
  ModelSamplingSD3: { note: OF_MODEL },
  ModelSamplingFlux: { note: OF_MODEL },
  ModelSamplingAuraFlow: { note: OF_MODEL },
  RandomNoise: {},
  DisableNoise: {},
  BasicGuider: {},
  CFGGuider: {},
  KSamplerSelect: { value: "sampler_name", note: "The sampler {value} is left out." },
  BasicScheduler: { value: "scheduler", note: "The scheduler {value} is left out." },
  KarrasScheduler: { note: "The scheduler is left out." },
  ExponentialScheduler: { note: "The scheduler is left out." },
};

/** The rows of a table by a name from a file, which may be anything, "constructor" included. */
export function rowOf<T>(table: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
