import { History } from "lucide-react";
import { useVersions } from "../../store/versions";
import css from "../Frame.module.css";

export function VersionsButton({ workflowId }: { workflowId: string }) {
  const { open, toggle } = useVersions();
  return (
    <button
      type="button"
      className={`${css.icon} ${css.roomy}`}
      aria-label="Version history"
      title="Version history"
      aria-expanded={open}
      onClick={() => toggle(workflowId)}
    >
      <History size={16} />
    </button>
  );
}
