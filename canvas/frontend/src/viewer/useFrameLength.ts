/** How long a frame of a film lasts, measured while it plays. */
import { useEffect, useRef } from "react";

const USUAL = 1 / 30;
const LONGEST = 1 / 8;

export function useFrameLength(film: React.RefObject<HTMLVideoElement | null>) {
  const length = useRef(USUAL);
  useEffect(() => {
    const element = film.current;
    if (!element || !("requestVideoFrameCallback" in element)) return;
    let before = -1;
    let shortest = LONGEST;
    let asked = 0;
    const look = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
      const passed = mediaTime - before;
      // Frames may be left out while it plays, so the shortest distance is the true one.
      if (before >= 0 && passed > 0.001) shortest = Math.min(shortest, passed);
      if (shortest < LONGEST) length.current = shortest;
      before = mediaTime;
      asked = element.requestVideoFrameCallback(look);
    };
    asked = element.requestVideoFrameCallback(look);
    return () => element.cancelVideoFrameCallback(asked);
  }, [film]);
  return length;
}
