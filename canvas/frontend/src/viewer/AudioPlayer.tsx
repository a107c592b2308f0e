import { Pause, Play, Repeat } from "lucide-react";
import { useRef, useState } from "react";
import type WaveSurfer from "wavesurfer.js/dist/wavesurfer.js";
import { Slider } from "../ui/Slider";
import { clock, SPEEDS } from "./clock";
import { Gone } from "./Gone";
import css from "./Player.module.css";
import { Speed, Toggle, Volume } from "./PlayerControls";
import { useKeys } from "./useKeys";
import Wave, { type WaveState } from "./Wave";

const HEIGHT = 160;

/** A recording, large: its waveform, speed, loop and loudness. */
export default function AudioPlayer({ url, title }: { url: string; title: string }) {
  const wave = useRef<WaveSurfer | null>(null);
  const [state, setState] = useState<WaveState>({ now: 0, length: 0, plays: false });
  const [loop, setLoop] = useState(false);
  const [speed, setSpeed] = useState<number>(SPEEDS[2]);
  const [gone, setGone] = useState(false);
  const play = () => void wave.current?.playPause();
  const finished = state.length > 0 && state.now >= state.length && !state.plays;
  useKeys((event) => {
    if (event.key !== " " || event.target instanceof HTMLButtonElement) return false;
    play();
    return true;
  });
  if (gone) return <Gone />;
  return (
    <section className={css.player} data-kind="audio" aria-label={`Recording: ${title}`}>
      <div className={css.wave}>
        <Wave
          url={url}
          height={HEIGHT}
          onReady={(made) => {
            wave.current = made;
            made.on("finish", () => made.getMediaElement()?.loop || made.setTime(0));
          }}
          onChange={setState}
          onError={() => setGone(true)}
        />
      </div>
      <div className={css.controls}>
        <button
          type="button"
          aria-label={state.plays ? "Pause" : "Play"}
          title="Space"
          onClick={play}
        >
          {state.plays && !finished ? <Pause size={17} /> : <Play size={17} />}
        </button>
        <output aria-label="Time">{clock(state.now)}</output>
        <Slider
          label="Position"
          min={0}
          max={state.length || 1}
          step="any"
          value={state.now}
          onChange={(moment) => wave.current?.setTime(moment)}
        />
        <output aria-label="Length">{clock(state.length)}</output>
        <Speed
          value={speed}
          onChange={(value) => {
            setSpeed(value);
            wave.current?.setPlaybackRate(value);
          }}
        />
        <Toggle
          name="Loop"
          icon={Repeat}
          on={loop}
          onChange={(on) => {
            setLoop(on);
            const sound = wave.current?.getMediaElement();
            if (sound) sound.loop = on;
          }}
        />
        <Volume onChange={(volume) => wave.current?.setVolume(volume)} />
      </div>
    </section>
  );
}
