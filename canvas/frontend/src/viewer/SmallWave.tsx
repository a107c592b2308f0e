import { Pause, Play } from "lucide-react";
import { useRef, useState } from "react";
import type WaveSurfer from "wavesurfer.js/dist/wavesurfer.js";
import { clock } from "./clock";
import css from "./Player.module.css";
import Wave, { type WaveState } from "./Wave";

const HEIGHT = 40;

/** A recording on a card: play, and the wave to click into. */
export default function SmallWave({ url, title }: { url: string; title: string }) {
  const wave = useRef<WaveSurfer | null>(null);
  const [state, setState] = useState<WaveState>({ now: 0, length: 0, plays: false });
  const [gone, setGone] = useState(false);
  if (gone) return <p className={css.lost}>This recording is gone</p>;
  return (
    <div className={css.small}>
      <button
        type="button"
        aria-label={`${state.plays ? "Pause" : "Play"} ${title}`}
        onClick={() => void wave.current?.playPause()}
      >
        {state.plays ? <Pause size={15} /> : <Play size={15} />}
      </button>
      <Wave
        url={url}
        height={HEIGHT}
        onReady={(made) => {
          wave.current = made;
        }}
        onChange={setState}
        onError={() => setGone(true)}
      />
      <output>{clock(state.plays || state.now > 0 ? state.now : state.length)}</output>
    </div>
  );
}
