import { Maximize, Pause, Play, Repeat, StepBack, StepForward } from "lucide-react";
import { useRef, useState } from "react";
import { Slider } from "../ui/Slider";
import { clock, frameStep, SPEEDS } from "./clock";
import { Gone } from "./Gone";
import css from "./Player.module.css";
import { Speed, Toggle, Volume } from "./PlayerControls";
import { useFrameLength } from "./useFrameLength";
import { useKeys } from "./useKeys";

/** A film: frame by frame with , and ., at any speed, in a loop if wanted. */
export function VideoPlayer({ url, title }: { url: string; title: string }) {
  const ref = useRef<HTMLVideoElement>(null);
  const frame = useFrameLength(ref);
  const [at, setAt] = useState({ now: 0, length: 0, plays: false });
  const [loop, setLoop] = useState(true);
  const [speed, setSpeed] = useState<number>(SPEEDS[2]);
  const [gone, setGone] = useState(false);
  const play = () => {
    const film = ref.current;
    if (film) void (film.paused ? film.play() : film.pause());
  };
  const step = (by: number) => {
    const film = ref.current;
    if (!film) return;
    film.pause();
    film.currentTime = frameStep(film.currentTime, by, frame.current, film.duration);
  };
  useKeys((event) => {
    if (event.key === ",") step(-1);
    else if (event.key === ".") step(1);
    else if (event.key === " " && !(event.target instanceof HTMLButtonElement)) play();
    else return false;
    return true;
  });
  const update = () => {
    const film = ref.current;
    if (!film) return;
    const length = Number.isFinite(film.duration) ? film.duration : 0;
    setAt({ now: film.currentTime, length, plays: !film.paused });
  };
  if (gone) return <Gone />;
  return (
    <section className={css.player} aria-label={`Film: ${title}`}>
      {/* biome-ignore lint/a11y/useMediaCaption: generated film has no spoken track to caption */}
      <video
        ref={ref}
        src={url}
        loop={loop}
        playsInline
        preload="auto"
        onClick={play}
        onTimeUpdate={update}
        onPlay={update}
        onPause={update}
        onSeeked={update}
        onLoadedMetadata={({ currentTarget: film }) => {
          // Some files do not say how long they are: the end has to be looked for.
          if (film.duration === Number.POSITIVE_INFINITY)
            film.currentTime = Number.MAX_SAFE_INTEGER;
          update();
        }}
        onDurationChange={({ currentTarget: film }) => {
          if (film.currentTime > 0 && Number.isFinite(film.duration)) film.currentTime = 0;
          update();
        }}
        onError={() => setGone(true)}
      />
      <div className={css.controls}>
        <button type="button" aria-label={at.plays ? "Pause" : "Play"} title="Space" onClick={play}>
          {at.plays ? <Pause size={17} /> : <Play size={17} />}
        </button>
        <button
          type="button"
          aria-label="Frame back"
          title="Frame back (,)"
          onClick={() => step(-1)}
        >
          <StepBack size={16} />
        </button>
        <button type="button" aria-label="Frame on" title="Frame on (.)" onClick={() => step(1)}>
          <StepForward size={16} />
        </button>
        <output aria-label="Time">{clock(at.now)}</output>
        <Slider
          label="Position"
          min={0}
          max={at.length || 1}
          step="any"
          value={at.now}
          onChange={(moment) => {
            if (ref.current) ref.current.currentTime = moment;
          }}
        />
        <output>{clock(at.length)}</output>
        <Speed
          value={speed}
          onChange={(value) => {
            setSpeed(value);
            if (ref.current) ref.current.playbackRate = value;
          }}
        />
        <Toggle name="Loop" icon={Repeat} on={loop} onChange={setLoop} />
        <Volume
          onChange={(volume) => {
            if (ref.current) ref.current.volume = volume;
          }}
        />
        <button
          type="button"
          aria-label="Full screen"
          title="Full screen"
          onClick={() => void ref.current?.requestFullscreen()}
        >
          <Maximize size={16} />
        </button>
      </div>
    </section>
  );
}
