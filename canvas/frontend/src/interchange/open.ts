/** From a text to an import: finds out which format it is. */
import type { NodeType } from "../api/types";
import { convert } from "./comfy/convert";
import { isComfyCanvas, isComfyPrompt, promptOf, readCanvas, readPrompt } from "./comfy/read";
import type { Imported } from "./flow";
import { ImportError, isObject, readJson, textOf } from "./json";
import { importWorkflow, isWireflow } from "./wireflow";

type Types = Record<string, NodeType>;

/** `name` is what the workflow is called if it does not say so itself. */
export function openText(text: string, types: Types, name: string): Imported {
  const value = readJson(text);
  if (isWireflow(value)) {
    const imported = importWorkflow(value, types);
    if (imported.graph.nodes.length === 0)
      throw new ImportError("The workflow in the file is empty.");
    return { ...imported, name: imported.name || name };
  }
  const prompt = promptOf(value);
  if (isComfyPrompt(prompt)) return convert(readPrompt(prompt), types, name);
  if (isComfyCanvas(value)) return convert(readCanvas(value), types, name);
  const what = isObject(value) && textOf(value.kind) ? ` (“${textOf(value.kind)}”)` : "";
  throw new ImportError(`The file holds no workflow of Wireflow or ComfyUI${what}.`);
}
