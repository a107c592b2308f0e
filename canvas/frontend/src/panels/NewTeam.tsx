import { useState } from "react";
import { send } from "../api/client";
import { FormDialog } from "../settings/FormDialog";

/** Asks for a name, and goes on in the team of that name. */
export function NewTeam({ onClose }: { onClose(): void }) {
  const [name, setName] = useState("");
  return (
    <FormDialog
      title="New team"
      action="Create team"
      ready={name.trim() !== ""}
      onSend={() =>
        send("POST", "/teams", { name }).then(() => location.assign("/settings/members"))
      }
      onClose={onClose}
    >
      <label htmlFor="team-name">Name</label>
      <input
        id="team-name"
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
      />
      <p>A team has its own workflows, media, keys and credits. You become its owner.</p>
    </FormDialog>
  );
}
