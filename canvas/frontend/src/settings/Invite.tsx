import { useState } from "react";
import { send } from "../api/client";
import { type Invitation, nameOf, ROLES, type Role } from "../api/teams";
import type { Boot } from "../boot";
import { FormDialog } from "./FormDialog";

interface Props {
  boot: Boot;
  onMade(made: { title: string; url: string }): void;
  onClose(): void;
}

/** Asks somebody in: by mail, or by a link to pass on. */
export function Invite({ boot, onMade, onClose }: Props) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const [uses, setUses] = useState("1");
  const invite = async () => {
    const body = { role, email, ...(email || !uses ? {} : { mostUses: Number(uses) }) };
    const answer = await send<{ data: Invitation & { url: string } }>(
      "POST",
      "/team/invitations",
      body,
    );
    const whom = email ? `for ${email}, who was mailed,` : `as ${nameOf(role).toLowerCase()}`;
    const title = `The link ${whom} is ready. Copy it now: it is not shown again.`;
    onMade({ title, url: answer.data.url });
    onClose();
  };
  const mayOwn = boot.permissions.includes("team:delete");
  return (
    <FormDialog title="Invite to the team" action="Invite" ready onSend={invite} onClose={onClose}>
      <label htmlFor="invite-email">E-mail address (leave it empty for a link to pass on)</label>
      <input
        id="invite-email"
        type="email"
        value={email}
        maxLength={254}
        onChange={(event) => setEmail(event.target.value.trim())}
      />
      <label htmlFor="invite-role">Role</label>
      <select
        id="invite-role"
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
      >
        {ROLES.filter(([key]) => mayOwn || key !== "owner").map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
      {!email && (
        <>
          <label htmlFor="invite-uses">How many may join by the link</label>
          <select id="invite-uses" value={uses} onChange={(event) => setUses(event.target.value)}>
            <option value="1">One person</option>
            <option value="10">Up to 10</option>
            <option value="">Any number</option>
          </select>
        </>
      )}
      <p>It is open for 7 days.</p>
    </FormDialog>
  );
}
