import { useState } from "react";
import { send } from "../api/client";
import type { Workflow } from "../api/types";
import type { Boot } from "../boot";
import { FormDialog } from "../settings/FormDialog";

interface Props {
  workflow: Workflow;
  boot: Boot;
  onDone(): Promise<void>;
  onClose(): void;
}

/** Takes a workflow, or a copy of it, to another team of the person's. */
export function MoveWorkflow({ workflow, boot, onDone, onClose }: Props) {
  const others = boot.teams.filter(({ id }) => id !== boot.team.id);
  const [teamId, setTeamId] = useState(others[0]?.id ?? "");
  const [keeps, setKeeps] = useState(true);
  const go = async () => {
    await send("POST", `/workflows/${workflow.id}/${keeps ? "duplicate" : "move"}`, { teamId });
    await onDone();
    onClose();
  };
  return (
    <FormDialog
      title={`“${workflow.name}” to another team`}
      action={keeps ? "Copy" : "Move"}
      ready={teamId !== ""}
      onSend={go}
      onClose={onClose}
    >
      <label htmlFor="move-team">Team</label>
      <select id="move-team" value={teamId} onChange={(event) => setTeamId(event.target.value)}>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <fieldset>
        <legend>What goes there</legend>
        <label>
          <input type="radio" name="what" checked={keeps} onChange={() => setKeeps(true)} />A copy
        </label>
        <label>
          <input type="radio" name="what" checked={!keeps} onChange={() => setKeeps(false)} />
          The workflow itself
        </label>
      </fieldset>
      <p>
        {keeps
          ? "The media in its graph are copied, so that it runs there."
          : "Comments and versions go along, and copies of its media. Its runs stay here; its webhook and its shared link are withdrawn."}
      </p>
    </FormDialog>
  );
}
