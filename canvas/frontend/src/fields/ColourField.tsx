import { Pipette } from "lucide-react";
import { useState } from "react";
import beside from "./Beside.module.css";
import css from "./Colour.module.css";
import type { FieldProps } from "./props";

interface Dropper {
  open(): Promise<{ sRGBHex: string }>;
}

const HEX = /^#?([0-9a-f]{6})$/i;

/** A swatch that opens the browser's picker, the number behind it, and a dropper where there is one. */
export function ColourField({ id, field, value, onChange }: FieldProps) {
  const colour = typeof value === "string" ? value : "#000000";
  const [draft, setDraft] = useState<string | null>(null);
  const type = (text: string) => {
    setDraft(text);
    const hex = HEX.exec(text.trim())?.[1];
    if (hex) onChange(`#${hex.toLowerCase()}`);
  };
  const Picker = (globalThis as { EyeDropper?: new () => Dropper }).EyeDropper;
  const pick = async () => {
    const picked = await new (Picker as new () => Dropper)().open().catch(() => null);
    if (picked) onChange(picked.sRGBHex);
  };
  return (
    <div className={`${beside.beside} ${css.colour}`}>
      <input
        type="color"
        aria-label={`${field.label}, swatch`}
        value={colour}
        onChange={(event) => onChange(event.target.value)}
      />
      <input
        id={id}
        type="text"
        spellCheck={false}
        aria-invalid={draft !== null && !HEX.test(draft.trim())}
        value={draft ?? colour}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setDraft(null)}
      />
      {Picker && (
        <button
          type="button"
          aria-label="Pick a colour from the screen"
          onClick={() => void pick()}
        >
          <Pipette size={15} />
        </button>
      )}
    </div>
  );
}
