/** Files dropped on the canvas: a workflow is imported, the rest become input nodes that hold them. */
import { upload } from "../api/client";
import type { Asset, Json } from "../api/types";
import { report } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useToasts } from "../store/toasts";

const STEP = 40;

export async function dropFiles(files: File[], at: { x: number; y: number }): Promise<void> {
  const { openFile } = await import("../store/importing");
  const media: File[] = [];
  // Read here, in the browser: the server strips whatever an uploaded picture carries.
  for (const file of files) if (!(await openFile(file, at))) media.push(file);
  await dropMedia(media, at);
}

export async function dropMedia(files: File[], at: { x: number; y: number }): Promise<void> {
  const { types } = useCatalogue.getState();
  for (const [index, file] of files.entries()) {
    // Browsers do not know the type of GLB files.
    const kind = file.name.toLowerCase().endsWith(".glb") ? "model3d" : file.type.split("/")[0];
    const type = types[`input:${kind}`];
    const field = type?.inputs[0];
    if (!type || !field) {
      useToasts
        .getState()
        .show(`${file.name} is not a picture, a recording, a film or a GLB model`, "danger");
      continue;
    }
    try {
      const { data } = await upload<{ data: Asset }>("/media/upload", file);
      const { add, setField } = useEditor.getState();
      const id = add(type, { x: at.x + index * STEP, y: at.y + index * STEP });
      setField(id, field, data as unknown as Json);
    } catch (error) {
      report(error);
    }
  }
}
