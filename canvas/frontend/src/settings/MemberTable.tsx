import { Crown, UserMinus } from "lucide-react";
import { send } from "../api/client";
import { type Member, nameOf, ROLES, type Role } from "../api/teams";
import type { Boot } from "../boot";
import { when } from "../graph/when";
import css from "../pages/Pages.module.css";
import { report } from "../store/failures";
import { Menu } from "../ui/Menu";
import own from "./Settings.module.css";

interface Props {
  members: Member[];
  boot: Boot;
  onChanged(): Promise<void>;
  onRemove(member: Member): void;
  onTransfer(member: Member): void;
}

export function MemberTable({ members, boot, ...acts }: Props) {
  const may = boot.permissions.includes("members:manage");
  const owns = boot.permissions.includes("team:delete");
  return (
    <div className={css.table}>
      <table>
        <thead>
          <tr>
            <th>Name</th>
            <th>Role</th>
            <th>Joined</th>
            {may && (
              <th>
                <span className="unseen">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Row
              key={member.id}
              member={member}
              owns={owns}
              may={may && (owns || member.role !== "owner")}
              wide={may}
              {...acts}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Omit<Props, "members" | "boot"> {
  member: Member;
  owns: boolean;
  /** Whether this member may be changed; `wide` whether any may. */
  may: boolean;
  wide: boolean;
}

function Row({ member, owns, may, wide, onChanged, onRemove, onTransfer }: RowProps) {
  const change = (role: Role) =>
    send("PATCH", `/team/members/${member.id}`, { role }).then(onChanged, (error) => {
      report(error);
      void onChanged();
    });
  const remove = {
    label: "Remove",
    icon: UserMinus,
    danger: true,
    act: () => onRemove(member),
  };
  const transfer = {
    label: "Make owner in my place",
    icon: Crown,
    act: () => onTransfer(member),
  };
  return (
    <tr>
      <td>
        <strong>
          {member.name}
          {member.isYou && " (you)"}
        </strong>
        {member.name !== member.email && <small>{member.email}</small>}
      </td>
      <td>
        {may ? (
          <select
            className={own.choice}
            aria-label={`Role of ${member.name}`}
            value={member.role}
            onChange={(event) => void change(event.target.value as Role)}
          >
            {ROLES.filter(([role]) => owns || role !== "owner").map(([role, words]) => (
              <option key={role} value={role}>
                {words}
              </option>
            ))}
          </select>
        ) : (
          nameOf(member.role)
        )}
      </td>
      <td className={own.moment}>{when(member.joinedAt)}</td>
      {wide && (
        <td className={own.end}>
          {may && !member.isYou && (
            <Menu
              label={`Actions for ${member.name}`}
              entries={owns && member.role !== "owner" ? [transfer, remove] : [remove]}
            />
          )}
        </td>
      )}
    </tr>
  );
}
