import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import type { Json } from "../api/types";
import css from "./Field.module.css";
import type { FieldProps } from "./props";
import { SearchList } from "./SearchList";
import { Segments } from "./Segments";

const FEW = 4;
const SHORT = 9;
const LONG = 8;

/** Few short options lie side by side, some in a list, many in a list with a search. */
export function SelectField({ id, field, value, onChange }: FieldProps) {
  const options = field.options ?? [];
  const short = options.every((option) => String(option).length <= SHORT);
  const shared = { id, label: field.label, options, value };
  if (options.length <= FEW && short)
    return <Segments {...shared} unit={field.unit} onChoose={onChange} />;
  if (options.length > LONG) return <Searched {...shared} onChoose={onChange} />;
  const pick = (text: string): Json => options.find((option) => String(option) === text) ?? text;
  return (
    <select id={id} value={String(value)} onChange={(event) => onChange(pick(event.target.value))}>
      {options.map((option) => (
        <option key={String(option)}>{String(option)}</option>
      ))}
    </select>
  );
}

interface SearchedProps {
  id: string;
  label: string;
  options: Json[];
  value: Json;
  onChoose(option: Json): void;
}

function Searched({ id, label, options, value, onChoose }: SearchedProps) {
  const [open, setOpen] = useState(false);
  const entries = options.map((option) => ({
    key: String(option),
    search: String(option),
    option,
  }));
  return (
    <div className={css.anchor}>
      <button
        id={id}
        type="button"
        className={css.opener}
        aria-haspopup="listbox"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {String(value)} <ChevronsUpDown size={14} aria-hidden="true" />
      </button>
      {open && (
        <SearchList
          label={label}
          groups={[{ entries }]}
          chosen={String(value)}
          draw={({ key }) => key}
          onChoose={({ option }) => onChoose(option)}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
