import { Check, ChevronsUpDown, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { send } from "../api/client";
import type { Boot } from "../boot";
import { report } from "../store/failures";
import { ChoiceMenu } from "../ui/ChoiceMenu";
import css from "./TeamSwitch.module.css";

const NewTeam = lazy(() => import("./NewTeam").then((file) => ({ default: file.NewTeam })));

/** The team's name, and the way to the others. */
export function TeamSwitch({ boot }: { boot: Boot }) {
  const [making, setMaking] = useState(false);
  const choices = boot.teams.map(({ id, name }) => ({
    label: name,
    icon:
      id === boot.team.id ? <Check size={15} aria-label="Here:" /> : <i className={css.space} />,
    act: () => switchTo(id),
  }));
  const more = {
    label: "New team…",
    icon: <Plus size={15} aria-hidden="true" />,
    act: () => setMaking(true),
  };
  return (
    <>
      <a href="/workflows">{boot.team.name}</a>
      <ChoiceMenu
        label="Switch team"
        title="Switch team"
        className={css.button}
        heading="Your teams"
        choices={[...choices, more]}
      >
        <ChevronsUpDown size={14} aria-hidden="true" />
      </ChoiceMenu>
      <Suspense>{making && <NewTeam onClose={() => setMaking(false)} />}</Suspense>
    </>
  );
}

function switchTo(id: string): void {
  send("POST", `/teams/${id}/switch`).then(() => location.assign("/workflows"), report);
}
