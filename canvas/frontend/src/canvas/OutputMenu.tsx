import { Columns2, CornerDownRight, Download, Ellipsis, Expand, Link } from "lucide-react";
import { ChoiceMenu } from "../ui/ChoiceMenu";
import type { Item } from "../viewer/items";
import { act } from "../viewer/outputActions";
import { may, OUTPUT_ACTIONS, type OutputAction } from "../viewer/outputKinds";
import own from "./Preview.module.css";

const LOOKS: Record<OutputAction, [label: string, Icon: typeof Link]> = {
  open: ["Open", Expand],
  compare: ["Compare", Columns2],
  use: ["Use as input", CornerDownRight],
  copy: ["Copy", Link],
  download: ["Download", Download],
};

/** What can be done with an output without opening it. */
export function OutputMenu({ item }: { item: Item }) {
  const choices = OUTPUT_ACTIONS.filter((action) => may(action, item.kind)).map((action) => {
    const [label, Icon] = LOOKS[action];
    return {
      label: action === "copy" && item.url ? "Copy link" : label,
      icon: <Icon size={15} aria-hidden="true" />,
      act: () => act(action, item),
    };
  });
  return (
    <span className={`${own.menu} nodrag nopan`}>
      <ChoiceMenu
        label={`Output of ${item.title}`}
        title="What to do with this output"
        className={own.more}
        choices={choices}
      >
        <Ellipsis size={16} />
      </ChoiceMenu>
    </span>
  );
}
