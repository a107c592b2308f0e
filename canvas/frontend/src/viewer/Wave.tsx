import { useEffect, useRef } from "react";
import WaveSurfer from "wavesurfer.js/dist/wavesurfer.js";
import { useTheme } from "../store/theme";

export interface WaveState {
  now: number;
  length: number;
  plays: boolean;
}

interface Props {
  url: string;
  height: number;
  /** Given the player once it is made, so that buttons outside can move it. */
  onReady(wave: WaveSurfer): void;
  onChange(state: WaveState): void;
  onError(): void;
}

const BAR = { barWidth: 2, barGap: 2, barRadius: 2 };

/** A recording as bars; a click or the arrow keys of the player move in it. */
export default function Wave({ url, height, onReady, onChange, onError }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const theme = useTheme((state) => state.theme);
  const heard = useRef({ onReady, onChange, onError });
  heard.current = { onReady, onChange, onError };
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew in the colours of the theme
  useEffect(() => {
    const container = ref.current;
    if (!container) return;
    const colours = getComputedStyle(container);
    const wave = WaveSurfer.create({
      container,
      url,
      height,
      ...BAR,
      normalize: true,
      waveColor: colours.getPropertyValue("--line-control"),
      progressColor: colours.getPropertyValue("--p-audio"),
      cursorColor: colours.getPropertyValue("--text-2"),
      cursorWidth: 1,
    });
    const tell = () =>
      heard.current.onChange({
        now: wave.getCurrentTime(),
        length: wave.getDuration(),
        plays: wave.isPlaying(),
      });
    for (const event of ["ready", "play", "pause", "timeupdate", "finish", "seeking"] as const)
      wave.on(event, tell);
    wave.on("error", () => heard.current.onError());
    heard.current.onReady(wave);
    return () => wave.destroy();
  }, [url, height, theme]);
  return <div ref={ref} data-wave="" />;
}
