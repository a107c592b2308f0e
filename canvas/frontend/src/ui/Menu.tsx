import { Ellipsis, type LucideIcon } from "lucide-react";
import { ChoiceMenu } from "./ChoiceMenu";
import ui from "./Ui.module.css";

export interface MenuEntry {
  label: string;
  icon: LucideIcon;
  danger?: boolean;
  act(): void;
}

/** What can be done with a row. */
export function Menu({ label, entries }: { label: string; entries: MenuEntry[] }) {
  const choices = entries.map(({ icon: Icon, ...entry }) => ({
    ...entry,
    icon: <Icon size={15} aria-hidden="true" />,
  }));
  return (
    <ChoiceMenu label={label} className={ui.bare} choices={choices}>
      <Ellipsis size={16} />
    </ChoiceMenu>
  );
}
