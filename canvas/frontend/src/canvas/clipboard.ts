/** Copy, cut, paste and duplicate. Text becomes a prompt, a file an input that holds it. */
import type { Point } from "../graph/arrange";
import { read, write } from "../graph/clipboard";
import { looksLikeWorkflow } from "../interchange/looks";
import { useCatalogue } from "../store/catalogue";
import { selectedIds, useEditor } from "../store/editor";
import { mayEdit } from "../store/view";
import type { Context } from "./commands/command";
import { pastePlace } from "./pastePlace";

/** What this tab copied last, for browsers that do not let a page read the clipboard. */
let kept = "";

export function copyText(): string {
  kept = write(useEditor.getState(), selectedIds());
  return kept;
}

export function copy(): void {
  void navigator.clipboard.writeText(copyText());
}

export function cut(): void {
  copy();
  useEditor.getState().remove(selectedIds());
}

export function duplicate(): void {
  const copied = read(write(useEditor.getState(), selectedIds()));
  if (copied) useEditor.getState().paste({ ...copied, incoming: [] });
}

/** Pastes what the clipboard holds, as far as the browser lets a page read it. */
export async function paste(context: Context, linked = false): Promise<void> {
  const at = context.flow.screenToFlowPosition(context.at ?? pastePlace());
  const text = await navigator.clipboard.readText().catch(() => kept);
  pasteText(text, at, linked);
}

export function pasteData(data: DataTransfer, at: Point): void {
  if (!mayEdit()) return;
  const files = [...data.files];
  if (files.length > 0) void import("./drop").then(({ dropFiles }) => dropFiles(files, at));
  else pasteText(data.getData("text/plain"), at, false);
}

function pasteText(text: string, at: Point, linked: boolean): void {
  const copied = read(text);
  const { paste, add, setField } = useEditor.getState();
  if (copied) {
    paste(linked ? copied : { ...copied, incoming: [] }, at);
    return;
  }
  if (looksLikeWorkflow(text)) {
    void import("../store/importing").then(({ openPasted }) => openPasted(text));
    return;
  }
  const type = useCatalogue.getState().types["input:text"];
  const [field] = type?.inputs ?? [];
  if (type && field && text.trim() && mayEdit()) setField(add(type, at), field, text.trim());
}
