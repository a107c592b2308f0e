/** What a node type needs before it can run on this server, in words. */
export const NEEDS: Record<string, string> = {
  needs_key: "Needs a provider's key: set one under Settings, Model providers",
  needs_gpu: "Needs a GPU",
  needs_weights: "Its weights are not on this server",
  disabled: "Switched off by the operator",
};
