/** Finds the workflow in a file: JSON as it is, a picture by the texts inside it. */
import { ImportError } from "./json";
import { isPng, readTexts } from "./png";
import { isWebp, readExifTexts } from "./webp";

/** In this order: our own, what ComfyUI's canvas saves, what its API was sent. */
const KEYWORDS = ["wireflow", "workflow", "prompt"];
const MAX_JSON = 4_000_000;
const MAX_PICTURE = 64_000_000;

/** The name of the text chunk that holds our own format. */
export const KEYWORD = "wireflow";

export function isJsonFile(file: File): boolean {
  return file.type === "application/json" || /\.json$/i.test(file.name);
}

/** The text of a workflow; null for a picture without one, and for any other file. */
export async function workflowIn(file: File): Promise<string | null> {
  if (isJsonFile(file)) {
    if (file.size > MAX_JSON) {
      throw new ImportError("The file is larger than 4 MB. That is too large for a workflow.");
    }
    return file.text();
  }
  if (file.size > MAX_PICTURE) return null;
  return workflowInPicture(new Uint8Array(await file.arrayBuffer()));
}

export async function workflowInPicture(bytes: Uint8Array): Promise<string | null> {
  const texts = isPng(bytes)
    ? await readTexts(bytes, KEYWORDS)
    : isWebp(bytes)
      ? readExifTexts(bytes, KEYWORDS)
      : {};
  const keyword = KEYWORDS.find((name) => texts[name]);
  return keyword ? (texts[keyword] ?? null) : null;
}

/** "lake.wireflow.json" → "lake": what a workflow is called that does not say. */
export function nameOfFile(file: string): string {
  return file.replace(/(\.wireflow)?\.[a-z0-9]+$/i, "").slice(0, 200) || "Imported workflow";
}

/** A name that every system takes for a file. */
export function fileName(workflow: string, ending: string): string {
  const plain = workflow.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-");
  return `${
    plain
      .replace(/^-+|-+$/g, "")
      .toLowerCase()
      .slice(0, 60) || "workflow"
  }${ending}`;
}
