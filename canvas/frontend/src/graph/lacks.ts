/** What a node type needs before it can run here, in a word or two: where many are listed. */
export const LACKS: Record<string, string> = {
  needs_key: "Needs a key",
  needs_gpu: "Needs a GPU",
  needs_weights: "Weights missing",
  disabled: "Switched off",
};
