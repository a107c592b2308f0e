import { useEffect, useState } from "react";
import { get, send } from "../api/client";
import type { Workflow } from "../api/types";
import page from "../pages/Pages.module.css";
import { CopyLine } from "../settings/CopyLine";
import { report } from "../store/failures";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import { useSubmit } from "../ui/useSubmit";

type Permission = Workflow["linkPermission"];

const CHOICES: [Permission, string, string][] = [
  ["PRIVATE", "Only this team", "The link opens for members of the team."],
  [
    "VIEW",
    "Everybody with the link may look",
    "They see the graph, and may copy it to their team.",
  ],
  [
    "EDIT",
    "Everybody with the link may edit",
    "They change the graph; they run a copy of their own.",
  ],
];

/** Says what people of other teams may do who have the link. */
export function ShareDialog({ workflowId, onClose }: { workflowId: string; onClose(): void }) {
  const [now, setNow] = useState<Permission | null>(null);
  const { busy, refusal, submit } = useSubmit();
  useEffect(() => {
    get<Workflow>(`/workflows/${workflowId}`).then(
      ({ linkPermission }) => setNow(linkPermission),
      report,
    );
  }, [workflowId]);
  const choose = (permission: Permission) =>
    submit(async () => {
      setNow(permission);
      const visibility = permission.toLowerCase();
      try {
        await send("POST", `/workflows/${workflowId}/visibility`, { visibility });
      } catch (error) {
        setNow(now);
        throw error;
      }
    });
  return (
    <Dialog title="Share" onClose={onClose}>
      <div className={page.form}>
        <fieldset disabled={busy || now === null}>
          <legend>Who may open it</legend>
          {CHOICES.map(([permission, label, words]) => (
            <label key={permission}>
              <input
                type="radio"
                name="visibility"
                checked={permission === now}
                onChange={() => void choose(permission)}
              />
              <span>
                {label}
                <small className={page.aside}>{words}</small>
              </span>
            </label>
          ))}
        </fieldset>
      </div>
      {now !== null && now !== "PRIVATE" && (
        <p>
          They sign in, and see nothing else of the team: no runs, results, media, comments or
          members.
        </p>
      )}
      {refusal && (
        <p className={ui.refusal} role="alert">
          {refusal}
        </p>
      )}
      <h3 className={page.label}>Link</h3>
      <CopyLine text={`${location.origin}/workflows/${workflowId}`} words="Copy the link" />
    </Dialog>
  );
}
