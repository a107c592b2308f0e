import { describe, expect, it } from "vitest";
import type { Operation } from "./openapi";
import { code } from "./samples";

const EXECUTE: Operation = {
  operationId: "executeWorkflow",
  summary: "Execute a workflow",
  description: "",
  text: "",
  tags: ["Executions"],
  method: "POST",
  path: "/api/v1/workflows/{workflow_id}/execute",
  access: "scope",
  scope: "workflows:execute",
  parameters: [
    { name: "workflow_id", in: "path", required: true, schema: { type: "string" }, example: "w1" },
    { name: "Idempotency-Key", in: "header", schema: { type: "string" } },
  ],
  requestBody: {
    required: false,
    content: { "application/json": { schema: {}, example: { prompt: "A lake's edge", on: true } } },
  },
  responses: { "201": { description: "Made", content: { "application/json": { schema: {} } } } },
};
const LISTEN: Operation = {
  ...EXECUTE,
  method: "GET",
  path: "/api/v1/events",
  parameters: [],
  requestBody: undefined,
  responses: { "200": { description: "", content: { "text/event-stream": { schema: {} } } } },
};

describe("the code of a call", () => {
  it("quotes a body for the shell", () => {
    expect(
      code("curl", EXECUTE, "http://here"),
    ).toBe(`curl -X POST http://here/api/v1/workflows/w1/execute \\
  -H "Authorization: Bearer $WIREFLOW_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
  "prompt": "A lake'\\''s edge",
  "on": true
}'`);
  });

  it("names what the reader has", () => {
    const text = code("curl", EXECUTE, "http://here", { workflow_id: "mine" });
    expect(text).toContain("http://here/api/v1/workflows/mine/execute");
  });

  it("writes Python's own literals", () => {
    expect(code("python", EXECUTE, "http://here")).toBe(`import os

import httpx

answer = httpx.request(
    "POST",
    "http://here/api/v1/workflows/w1/execute",
    headers={"Authorization": "Bearer " + os.environ["WIREFLOW_KEY"]},
    json={
        "prompt": "A lake's edge",
        "on": True,
    },
)
answer.raise_for_status()
print(answer.json())`);
  });

  it("writes JavaScript with the key from the environment", () => {
    expect(
      code("javascript", EXECUTE, "http://here"),
    ).toBe(`const answer = await fetch("http://here/api/v1/workflows/w1/execute", {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${process.env.WIREFLOW_KEY}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    "prompt": "A lake's edge",
    "on": true
  }),
});
if (!answer.ok) throw new Error((await answer.json()).error);
console.log(await answer.json());`);
  });

  it("keeps a stream open", () => {
    expect(code("curl", LISTEN, "http://here")).toBe(`curl -N http://here/api/v1/events \\
  -H "Authorization: Bearer $WIREFLOW_KEY" \\
  -H "Accept: text/event-stream"`);
    expect(code("python", LISTEN, "http://here")).toContain("with httpx.stream(");
  });

  it("shows what only the browser may call as it goes over the wire", () => {
    const text = code("python", { ...EXECUTE, access: "people" }, "http://here");
    expect(text.startsWith("POST /api/v1/workflows/w1/execute\nX-CSRFToken: …\n")).toBe(true);
  });
});
