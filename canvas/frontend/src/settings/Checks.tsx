import css from "./Settings.module.css";

interface Props {
  legend: string;
  /** The API's name of each choice, and what it is to a person. */
  choices: [string, string][];
  chosen: string[];
  onChange(chosen: string[]): void;
}

/** Any number of choices. */
export function Checks({ legend, choices, chosen, onChange }: Props) {
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <fieldset className={css.checks}>
      <legend>{legend}</legend>
      {choices.map(([name, words]) => (
        <label key={name}>
          <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
          {words} <code>{name}</code>
        </label>
      ))}
    </fieldset>
  );
}
