import { UserPlus } from "lucide-react";
import { useState } from "react";
import type { Member } from "../api/teams";
import type { Boot } from "../boot";
import { Fresh } from "../settings/Fresh";
import { Invitations } from "../settings/Invitations";
import { Invite } from "../settings/Invite";
import { RemoveMember, TransferTeam } from "../settings/MemberDialogs";
import { MemberTable } from "../settings/MemberTable";
import { RolesTable } from "../settings/RolesTable";
import { SettingsPage } from "../settings/SettingsPage";
import { useData } from "../settings/useData";
import ui from "../ui/Ui.module.css";
import css from "./Pages.module.css";

type Asked = { to: "invite" } | { to: "remove" | "transfer"; member: Member } | null;

/** Settings > Members. */
export default function Members({ boot }: { boot: Boot }) {
  const { data: members, refusal, load } = useData<Member[]>("/team/members");
  const [asked, setAsked] = useState<Asked>(null);
  const [fresh, setFresh] = useState<{ title: string; url: string } | null>(null);
  const close = () => setAsked(null);
  const may = boot.permissions.includes("members:manage");
  return (
    <SettingsPage boot={boot}>
      <header className={css.head}>
        <div>
          <h1>Members</h1>
          <p>Who works in {boot.team.name}, and what they may do.</p>
        </div>
        {may && (
          <button type="button" className={ui.primary} onClick={() => setAsked({ to: "invite" })}>
            <UserPlus size={16} aria-hidden="true" /> Invite
          </button>
        )}
      </header>
      {fresh && (
        <Fresh
          title={fresh.title}
          text={fresh.url}
          copy="Copy link"
          onDone={() => setFresh(null)}
        />
      )}
      {refusal && <p className={css.none}>{refusal}</p>}
      {members && (
        <MemberTable
          members={members}
          boot={boot}
          onChanged={load}
          onRemove={(member) => setAsked({ to: "remove", member })}
          onTransfer={(member) => setAsked({ to: "transfer", member })}
        />
      )}
      {may && <Invitations key={fresh?.url} />}
      <RolesTable />
      {asked?.to === "invite" && <Invite boot={boot} onMade={setFresh} onClose={close} />}
      {asked?.to === "remove" && (
        <RemoveMember member={asked.member} onDone={load} onClose={close} />
      )}
      {asked?.to === "transfer" && <TransferTeam member={asked.member} onClose={close} />}
    </SettingsPage>
  );
}
