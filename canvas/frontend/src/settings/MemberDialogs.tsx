import { useState } from "react";
import { send } from "../api/client";
import type { Member } from "../api/teams";
import css from "../pages/Pages.module.css";
import { Confirm } from "../ui/Confirm";

interface RemoveProps {
  member: Member;
  onDone(): Promise<void>;
  onClose(): void;
}

export function RemoveMember({ member, onDone, onClose }: RemoveProps) {
  const [revoke, setRevoke] = useState(false);
  const keys = member.keys === 1 ? "1 API key" : `${member.keys} API keys`;
  return (
    <Confirm
      title={`Remove ${member.name}?`}
      action="Remove member"
      danger
      onConfirm={() =>
        send("DELETE", `/team/members/${member.id}?revokeKeys=${revoke}`).then(onDone)
      }
      onClose={onClose}
    >
      <p>
        They no longer see the team’s workflows; what they have open ends within a minute. What they
        made stays.
      </p>
      {member.keys > 0 && (
        <div className={css.form}>
          <fieldset>
            <label>
              <input
                type="checkbox"
                checked={revoke}
                onChange={(event) => setRevoke(event.target.checked)}
              />
              Revoke the {keys} that {member.name} made
            </label>
          </fieldset>
          <small className={css.aside}>Keys belong to the team: without this they go on.</small>
        </div>
      )}
    </Confirm>
  );
}

export function TransferTeam({ member, onClose }: { member: Member; onClose(): void }) {
  const transfer = () =>
    send("POST", "/team/transfer", { memberId: member.id }).then(() => location.reload());
  return (
    <Confirm
      title={`Make ${member.name} the owner?`}
      action="Hand over"
      danger
      onConfirm={transfer}
      onClose={onClose}
    >
      <p>They own the team from now on, and you become an admin. Only they can give it back.</p>
    </Confirm>
  );
}
