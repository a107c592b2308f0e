import { useRuns } from "../store/runs";

/** The picture that the run shown made: of a preview before any other, the last of several. */
export function pictureShown(): string | null {
  const { shown, executions } = useRuns.getState();
  const states = Object.values(shown ? (executions[shown]?.nodes ?? {}) : {});
  const pictures = states.filter((state) => state.mediaType === "image" && state.outputUrl);
  const results = pictures.filter((state) => state.nodeType.startsWith("output:"));
  return (results.at(-1) ?? pictures.at(-1))?.outputUrl ?? null;
}
