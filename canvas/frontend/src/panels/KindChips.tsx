import type { PortType } from "../api/types";
import { PortMark } from "../canvas/PortMark";
import css from "./Palette.module.css";

const KINDS: [PortType, string][] = [
  ["IMAGE", "Image"],
  ["VIDEO", "Video"],
  ["AUDIO", "Audio"],
  ["TEXT", "Text"],
];

interface Props {
  gives: PortType | undefined;
  onChange(gives: PortType | undefined): void;
}

/** Only what makes pictures, films, sound or words. */
export function KindChips({ gives, onChange }: Props) {
  return (
    <fieldset className={css.chips} aria-label="What it makes">
      {KINDS.map(([type, name]) => (
        <button
          key={type}
          type="button"
          aria-pressed={gives === type}
          onClick={() => onChange(gives === type ? undefined : type)}
        >
          <PortMark type={type} /> {name}
        </button>
      ))}
    </fieldset>
  );
}
