import { Copy } from "lucide-react";
import { send } from "../api/client";
import { report } from "../store/failures";
import ui from "../ui/Ui.module.css";

/** What a guest runs is a copy of their own. */
export function CopyToMyTeam({ workflowId }: { workflowId: string }) {
  const copy = () =>
    send<{ data: { id: string } }>("POST", `/workflows/${workflowId}/duplicate`).then(
      ({ data }) => location.assign(`/workflows/${data.id}`),
      report,
    );
  return (
    <button type="button" className={ui.primary} onClick={() => void copy()}>
      <Copy size={14} aria-hidden="true" /> Make a copy in my team
    </button>
  );
}
