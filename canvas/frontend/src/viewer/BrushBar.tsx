import { Brush, Contrast, Eraser, Redo2, Trash2, Undo2 } from "lucide-react";
import { Slider } from "../ui/Slider";
import css from "./Paint.module.css";
import type { History } from "./strokes";

export interface BrushState {
  erases: boolean;
  size: number;
  hardness: number;
}

interface Props {
  brush: BrushState;
  onChange(brush: BrushState): void;
  mask: { history: History; invert(): void; clear(): void; undo(): void; redo(): void };
}

const LARGEST = 400;

/** Brush or eraser, how large and how sharp; and what changes the whole mask. */
export function BrushBar({ brush, onChange, mask }: Props) {
  const { done, undone } = mask.history;
  return (
    <div className={css.bar} role="toolbar" aria-label="Brush">
      <div className={css.pair} role="radiogroup" aria-label="Tool">
        <Tool
          name="Brush"
          keys="B"
          icon={Brush}
          on={!brush.erases}
          act={() => onChange({ ...brush, erases: false })}
        />
        <Tool
          name="Eraser"
          keys="E"
          icon={Eraser}
          on={brush.erases}
          act={() => onChange({ ...brush, erases: true })}
        />
      </div>
      <Slide
        name="Size"
        hint="[ and ]"
        value={brush.size}
        min={1}
        max={LARGEST}
        shown={`${brush.size} px`}
        onChange={(size) => onChange({ ...brush, size })}
      />
      <Slide
        name="Hardness"
        value={Math.round(brush.hardness * 100)}
        min={0}
        max={100}
        shown={`${Math.round(brush.hardness * 100)}%`}
        onChange={(share) => onChange({ ...brush, hardness: share / 100 })}
      />
      <div className={css.whole}>
        <Act name="Invert" keys="I" icon={Contrast} act={mask.invert} />
        <Act name="Clear" icon={Trash2} act={mask.clear} disabled={done.length === 0} />
        <Act name="Undo" keys="Ctrl Z" icon={Undo2} act={mask.undo} disabled={done.length === 0} />
        <Act
          name="Redo"
          keys="Ctrl Shift Z"
          icon={Redo2}
          act={mask.redo}
          disabled={undone.length === 0}
        />
      </div>
      <p>What you paint is selected. Shift and drag moves the picture.</p>
    </div>
  );
}

interface ToolProps {
  name: string;
  keys: string;
  icon: typeof Brush;
  on: boolean;
  act(): void;
}

function Tool({ name, keys, icon: Icon, on, act }: ToolProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a radio input cannot hold the drawing of a tool
    <button type="button" role="radio" aria-checked={on} title={`${name} (${keys})`} onClick={act}>
      <Icon size={16} aria-hidden="true" /> {name}
    </button>
  );
}

interface ActProps {
  name: string;
  keys?: string;
  icon: typeof Brush;
  disabled?: boolean;
  act(): void;
}

function Act({ name, keys, icon: Icon, disabled, act }: ActProps) {
  return (
    <button
      type="button"
      title={keys ? `${name} (${keys})` : name}
      disabled={disabled}
      onClick={act}
    >
      <Icon size={16} aria-hidden="true" /> {name}
    </button>
  );
}

interface SlideProps {
  name: string;
  hint?: string;
  value: number;
  min: number;
  max: number;
  shown: string;
  onChange(value: number): void;
}

function Slide({ name, hint, value, min, max, shown, onChange }: SlideProps) {
  return (
    <label className={css.slide} title={hint}>
      <span>{name}</span>
      <output>{shown}</output>
      <Slider label={name} min={min} max={max} value={value} onChange={onChange} />
    </label>
  );
}
