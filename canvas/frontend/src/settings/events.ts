/** What an endpoint can be told of, in plain words. */
export const EVENTS: [string, string][] = [
  ["execution.completed", "A run is complete"],
  ["execution.failed", "A run has failed"],
  ["execution.cancelled", "A run was stopped"],
  ["node.completed", "A node is done"],
  ["node.waiting", "A node asks a person"],
];

export const ENDS = ["execution.completed", "execution.failed", "execution.cancelled"];
