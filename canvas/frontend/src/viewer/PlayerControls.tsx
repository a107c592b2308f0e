import { Volume2, VolumeX } from "lucide-react";
import { useState } from "react";
import { Slider } from "../ui/Slider";
import { SPEEDS } from "./clock";
import css from "./Player.module.css";

export function Speed({ value, onChange }: { value: number; onChange(value: number): void }) {
  return (
    <select
      aria-label="Speed"
      title="Speed"
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {SPEEDS.map((speed) => (
        <option key={speed} value={speed}>
          {speed}×
        </option>
      ))}
    </select>
  );
}

interface ToggleProps {
  name: string;
  icon: typeof Volume2;
  on: boolean;
  onChange(on: boolean): void;
}

export function Toggle({ name, icon: Icon, on, onChange }: ToggleProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-pressed={on}
      onClick={() => onChange(!on)}
    >
      <Icon size={16} />
    </button>
  );
}

/** Loudness as a slider; the sign mutes, and brings back what was set. */
export function Volume({ onChange }: { onChange(volume: number): void }) {
  const [volume, setVolume] = useState(1);
  const [muted, setMuted] = useState(false);
  const loud = muted ? 0 : volume;
  const change = (next: number, silent: boolean) => {
    setVolume(next);
    setMuted(silent);
    onChange(silent ? 0 : next);
  };
  return (
    <span className={css.volume}>
      <button
        type="button"
        aria-label="Mute"
        title="Mute"
        aria-pressed={muted}
        onClick={() => change(volume, !muted)}
      >
        {loud === 0 ? <VolumeX size={16} /> : <Volume2 size={16} />}
      </button>
      <Slider
        label="Volume"
        min={0}
        max={1}
        step={0.05}
        value={loud}
        onChange={(next) => change(next, false)}
      />
    </span>
  );
}
