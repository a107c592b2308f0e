/** Puts the call that runs this workflow, or one node of it, on the clipboard. */
import { triggerDataOf } from "../graph/calls";
import { flatten } from "../graph/flatten";
import { prefixOf, wholeOf } from "../graph/levels";
import { type Language, snippet } from "../graph/snippets";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { useToasts } from "../store/toasts";

const NAMES: Record<Language, string> = {
  curl: "curl",
  python: "Python",
  javascript: "JavaScript",
};

export async function copyCall(
  language: Language,
  workflowId: string,
  nodeId?: string,
): Promise<void> {
  const whole = useEditor.getState();
  const triggerData = triggerDataOf(useCatalogue.getState().types, flatten(wholeOf(whole)));
  const targetNodeId = nodeId && prefixOf(whole.outer) + nodeId;
  const { origin } = location;
  await navigator.clipboard.writeText(
    snippet(language, { origin, workflowId, triggerData, targetNodeId }),
  );
  const detail = "Put your key into the environment as WIREFLOW_KEY.";
  useToasts.getState().show(`Copied as ${NAMES[language]}`, "info", detail);
}
