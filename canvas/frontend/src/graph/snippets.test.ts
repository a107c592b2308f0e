import { expect, it } from "vitest";
import { snippet } from "./snippets";

const call = {
  origin: "https://flow.example",
  workflowId: "w1",
  triggerData: { prompt: "A painter's lake" },
};

it("writes the two curl calls, quoted for a shell", () => {
  const text = snippet("curl", call);
  expect(text).toContain("curl -X POST https://flow.example/api/v1/workflows/w1/execute");
  expect(text).toContain("A painter'\\''s lake");
  expect(text).toContain("/api/v1/workflows/executions/EXECUTION_ID/poll");
});

it("sends the graph along when asked", () => {
  const graph = { nodes: [], edges: [] };
  expect(snippet("javascript", { ...call, graph })).toContain('"nodes": []');
  expect(snippet("javascript", call)).not.toContain('"nodes"');
});

it("never writes a key into the text", () => {
  for (const language of ["curl", "python", "javascript"] as const) {
    expect(snippet(language, call)).toContain("WIREFLOW_KEY");
    expect(snippet(language, call)).not.toContain("sk-");
  }
});
