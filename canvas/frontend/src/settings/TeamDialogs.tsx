import { useState } from "react";
import { send } from "../api/client";
import type { Team } from "../api/teams";
import { Confirm } from "../ui/Confirm";
import { FormDialog } from "./FormDialog";

interface Props {
  team: Team;
  onClose(): void;
}

const home = () => location.assign("/workflows");

export function LeaveTeam({ team, onClose }: Props) {
  return (
    <Confirm
      title={`Leave “${team.name}”?`}
      action="Leave team"
      danger
      onConfirm={() => send("POST", "/team/leave").then(home)}
      onClose={onClose}
    >
      <p>
        You no longer see its workflows. API keys that you made belong to the team and go on; so do
        your comments.
      </p>
    </Confirm>
  );
}

/** Takes the name of the team: nothing of it comes back. */
export function DeleteTeam({ team, onClose }: Props) {
  const [name, setName] = useState("");
  return (
    <FormDialog
      title={`Delete “${team.name}”?`}
      action="Delete team"
      ready={name.trim() === team.name}
      onSend={() => send("DELETE", "/team", { name }).then(home)}
      onClose={onClose}
    >
      <p>
        All its workflows, runs, media, keys and credits are deleted, for all {team.members} of its
        members. This cannot be undone.
      </p>
      <label htmlFor="confirmation">Write its name to confirm</label>
      <input
        id="confirmation"
        value={name}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}
