/** The browser's own file chooser, for workflows and pictures that carry one. */
import { useToasts } from "../store/toasts";

const KINDS = ".json,application/json,image/png,image/webp";

export function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = KINDS;
  input.onchange = async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    const { openFile } = await import("../store/importing");
    if (await openFile(file)) return;
    const { show } = useToasts.getState();
    show(`${file.name} cannot be imported`, "danger", "The picture carries no workflow.");
  };
  input.click();
}
