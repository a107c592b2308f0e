import { useEffect, useState } from "react";
import { send } from "../api/client";
import type { Team as TeamFacts } from "../api/teams";
import type { Boot } from "../boot";
import { SettingsPage } from "../settings/SettingsPage";
import { DeleteTeam, LeaveTeam } from "../settings/TeamDialogs";
import { useData } from "../settings/useData";
import ui from "../ui/Ui.module.css";
import { useSubmit } from "../ui/useSubmit";
import css from "./Pages.module.css";

/** Settings > Team. */
export default function Team({ boot }: { boot: Boot }) {
  const { data: team, refusal } = useData<TeamFacts>("/team");
  return (
    <SettingsPage boot={boot}>
      <header className={css.head}>
        <div>
          <h1>Team</h1>
          <p>Workflows, media, keys and credits belong to the team.</p>
        </div>
      </header>
      {refusal && <p className={css.none}>{refusal}</p>}
      {team && <Name team={team} />}
      {team && <Ending team={team} />}
    </SettingsPage>
  );
}

function Name({ team }: { team: TeamFacts }) {
  const [name, setName] = useState(team.name);
  const { busy, refusal, submit } = useSubmit();
  useEffect(() => setName(team.name), [team.name]);
  const may = team.permissions.includes("team:manage");
  const rename = () => send("PATCH", "/team", { name }).then(() => location.reload());
  return (
    <section className={css.panel}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(rename);
        }}
      >
        <label htmlFor="team">Name</label>
        <input
          id="team"
          value={name}
          maxLength={120}
          readOnly={!may}
          onChange={(event) => setName(event.target.value)}
        />
        {refusal && (
          <p className={ui.refusal} role="alert">
            {refusal}
          </p>
        )}
        {may && (
          <div className={ui.actions}>
            <button
              type="submit"
              className={ui.primary}
              disabled={busy || !name.trim() || name === team.name}
            >
              Save
            </button>
          </div>
        )}
      </form>
    </section>
  );
}

function Ending({ team }: { team: TeamFacts }) {
  const [asked, setAsked] = useState<"leave" | "delete" | null>(null);
  const close = () => setAsked(null);
  const own = team.isPersonal && team.role === "owner";
  if (own) {
    return (
      <section className={css.panel}>
        <p>This is your personal team. It stays as long as your account, and cannot be left.</p>
      </section>
    );
  }
  return (
    <section className={`${css.panel} ${css.danger}`}>
      <h2>Danger zone</h2>
      <p>What you made stays with the team when you leave it.</p>
      <div className={ui.actions}>
        <button type="button" className={ui.quiet} onClick={() => setAsked("leave")}>
          Leave team
        </button>
        {team.permissions.includes("team:delete") && (
          <button type="button" className={ui.dangerous} onClick={() => setAsked("delete")}>
            Delete team
          </button>
        )}
      </div>
      {asked === "leave" && <LeaveTeam team={team} onClose={close} />}
      {asked === "delete" && <DeleteTeam team={team} onClose={close} />}
    </section>
  );
}
