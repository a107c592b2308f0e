/** What a key may do, in plain words; `short` stands on a chip. */
export const SCOPES: { scope: string; short: string; words: string }[] = [
  { scope: "workflows:execute", short: "Run", words: "Run workflows" },
  { scope: "executions:read", short: "Results", words: "Read runs and their results" },
  { scope: "workflows:read", short: "Read", words: "Read workflows and node types" },
  { scope: "workflows:write", short: "Edit", words: "Edit and publish workflows, upload media" },
  { scope: "apps:execute", short: "Apps", words: "Run published apps" },
  { scope: "usage:read", short: "Usage", words: "Read usage and credits" },
];

/** Enough to run a workflow and read what came of it. */
export const USUAL = ["workflows:execute", "executions:read", "workflows:read"];

export function shortOf(scope: string): string {
  return SCOPES.find((one) => one.scope === scope)?.short ?? scope;
}
