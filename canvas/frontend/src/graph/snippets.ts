/** The calls that run this very workflow, ready to paste. */
import type { ServerEdge, ServerNode } from "../api/types";
import type { TriggerData } from "./sample";

export type Language = "curl" | "python" | "javascript";

export interface Call {
  origin: string;
  workflowId: string;
  triggerData: TriggerData;
  graph?: { nodes: ServerNode[]; edges: ServerEdge[] };
  /** Runs this node and what it needs, nothing else. */
  targetNodeId?: string;
}

export function snippet(language: Language, call: Call): string {
  return { curl, python, javascript }[language](call);
}

function body(call: Call): string {
  const target = call.targetNodeId ? { targetNodeId: call.targetNodeId } : {};
  return JSON.stringify({ ...call.graph, triggerData: call.triggerData, ...target }, null, 2);
}

function curl(call: Call): string {
  const quoted = body(call).replaceAll("'", "'\\''");
  return `curl -X POST ${call.origin}/api/v1/workflows/${call.workflowId}/execute \\
  -H "Authorization: Bearer $WIREFLOW_KEY" \\
  -H "Content-Type: application/json" \\
  -d '${quoted}'

# 201 {"executionId": "…", "status": "RUNNING"}
curl ${call.origin}/api/v1/workflows/executions/EXECUTION_ID/poll \\
  -H "Authorization: Bearer $WIREFLOW_KEY"`;
}

function python(call: Call): string {
  return `import json, os, time, urllib.request

BASE = "${call.origin}/api/v1"
HEADERS = {
    "Authorization": "Bearer " + os.environ["WIREFLOW_KEY"],
    "Content-Type": "application/json",
}
BODY = json.loads(r"""${body(call)}""")


def request(path, body=None):
    data = json.dumps(body).encode() if body is not None else None
    with urllib.request.urlopen(urllib.request.Request(BASE + path, data, HEADERS)) as answer:
        return json.load(answer)


execution = request("/workflows/${call.workflowId}/execute", BODY)
pause = 1.0
while True:
    state = request(f"/workflows/executions/{execution['executionId']}/poll")
    if state["status"] != "RUNNING":
        break
    time.sleep(pause)
    pause = min(pause * 1.5, 10)
print(state["status"], state["finalOutput"])`;
}

function javascript(call: Call): string {
  return `const base = "${call.origin}/api/v1";
const headers = {
  Authorization: \`Bearer \${process.env.WIREFLOW_KEY}\`,
  "Content-Type": "application/json",
};
const body = ${body(call)};

const started = await fetch(\`\${base}/workflows/${call.workflowId}/execute\`, {
  method: "POST",
  headers,
  body: JSON.stringify(body),
});
if (!started.ok) throw new Error(await started.text());
const { executionId } = await started.json();
let state;
for (let pause = 1000; ; pause = Math.min(pause * 1.5, 10000)) {
  state = await (await fetch(\`\${base}/workflows/executions/\${executionId}/poll\`, { headers })).json();
  if (state.status !== "RUNNING") break;
  await new Promise((done) => setTimeout(done, pause));
}
console.log(state.status, state.finalOutput);`;
}
