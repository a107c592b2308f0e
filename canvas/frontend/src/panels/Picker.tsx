import { Command as Cmdk, useCommandState } from "cmdk";
import { Search } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { ranked } from "../graph/search";
import css from "./Picker.module.css";

export interface Choice {
  id: string;
  name: string;
  group: string;
  /** A line below the name. */
  about?: string;
  /** Also found by these words, which are not shown. */
  words?: string;
  sign?: React.ReactNode;
  end?: React.ReactNode;
  /** Only shown once something is searched for. */
  deep?: boolean;
  /** Shown beside the list while this is the one. */
  aside?: React.ReactNode;
  choose(): void;
}

interface Props {
  title: string;
  placeholder: string;
  empty: string;
  choices: Choice[];
  foot: React.ReactNode;
  onClose(): void;
}

/** A search field over a list, for the keyboard: arrows, Enter, Escape. */
export function Picker({ title, placeholder, empty, choices, foot, onClose }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [current, setCurrent] = useState("");
  // The field can only take the focus once the dialog is open.
  useEffect(() => {
    ref.current?.showModal();
    ref.current?.querySelector("input")?.focus();
  }, []);
  const about = (choice: Choice) => ({
    name: choice.name,
    by: choice.group,
    about: `${choice.about ?? ""} ${choice.words ?? ""}`,
  });
  const found = text.trim() ? ranked(choices, text, about) : choices.filter(({ deep }) => !deep);
  const groups = [...new Set(found.map(({ group }) => group))];
  const aside = found.find(({ id }) => id === current)?.aside;
  return (
    <dialog ref={ref} className={css.picker} aria-label={title} onClose={onClose}>
      <Cmdk
        label={title}
        shouldFilter={false}
        loop
        value={current}
        onValueChange={setCurrent}
        className={css.command}
      >
        <div className={css.search}>
          <Search size={17} aria-hidden="true" />
          <Cmdk.Input
            aria-label={title}
            placeholder={placeholder}
            value={text}
            onValueChange={setText}
          />
        </div>
        <div className={css.body}>
          <Cmdk.List className={css.list} label={title}>
            {found.length === 0 && <p className={css.empty}>{empty}</p>}
            {groups.map((group) => (
              <Cmdk.Group key={group} heading={group}>
                {found
                  .filter((choice) => choice.group === group)
                  .map((choice) => (
                    <Row key={choice.id} choice={choice} close={() => ref.current?.close()} />
                  ))}
              </Cmdk.Group>
            ))}
          </Cmdk.List>
          {aside && <aside className={css.aside}>{aside}</aside>}
        </div>
        <footer className={css.foot}>{foot}</footer>
        <NamesChosen within={ref} />
      </Cmdk>
    </dialog>
  );
}

/** cmdk names the chosen option before the list has followed what was typed: the option it names
 * may be gone. Here field and list name the one that is chosen in the list as it stands. */
function NamesChosen({ within }: { within: React.RefObject<HTMLElement | null> }) {
  useCommandState(({ value, search, selectedItemId }) => `${value} ${search} ${selectedItemId}`);
  useLayoutEffect(() => {
    const chosen = within.current?.querySelector("[role=option][aria-selected=true]");
    for (const one of within.current?.querySelectorAll("input, [role=listbox]") ?? []) {
      if (chosen) one.setAttribute("aria-activedescendant", chosen.id);
      else one.removeAttribute("aria-activedescendant");
    }
  });
  return null;
}

function Row({ choice, close }: { choice: Choice; close(): void }) {
  const choose = () => {
    close();
    choice.choose();
  };
  return (
    <Cmdk.Item value={choice.id} onSelect={choose} className={css.item}>
      <i aria-hidden="true">{choice.sign}</i>
      <span>
        <strong>{choice.name}</strong>
        {choice.about && <small>{choice.about}</small>}
      </span>
      {choice.end}
    </Cmdk.Item>
  );
}
