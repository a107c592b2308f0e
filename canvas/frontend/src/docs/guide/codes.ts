/** The code beside the guide's texts. Names in capitals are for the reader to fill in. */
import { type Language, snippet } from "../../graph/snippets";

export type Codes = Partial<Record<Language, string>>;

const PROMPT = "A sunset over a mountain lake";

export function codes(topic: string, origin: string): Codes {
  const make = MAKERS[topic];
  return make ? make(`${origin}/api/v1`, origin) : {};
}

const MAKERS: Record<string, (base: string, origin: string) => Codes> = {
  introduction: (_, origin) => {
    const call = { origin, workflowId: "WORKFLOW_ID", triggerData: { prompt: PROMPT } };
    return {
      curl: snippet("curl", call),
      python: snippet("python", call),
      javascript: snippet("javascript", call),
    };
  },
  authentication: (base) => ({
    curl: `export WIREFLOW_KEY=sk-wf_…

curl ${base}/workflows \\
  -H "Authorization: Bearer $WIREFLOW_KEY"`,
    python: `import os

import httpx

api = httpx.Client(
    base_url="${base}",
    headers={"Authorization": "Bearer " + os.environ["WIREFLOW_KEY"]},
)
print(api.get("/workflows").json())`,
    javascript: `const headers = { Authorization: \`Bearer \${process.env.WIREFLOW_KEY}\` };
const answer = await fetch("${base}/workflows", { headers });
console.log(await answer.json());`,
  }),
  errors: (base) => ({
    curl: `curl -i ${base}/workflows

# HTTP/1.1 401 Unauthorized
# X-Request-Id: 01a214ca-33c0-76c7-af4f-33a26fbd0bdd
# {"error": "Missing Authorization header", "code": "unauthorized", "requestId": "01a2…"}`,
    python: `answer = httpx.post(url, headers=headers, json=body)
if answer.is_error:
    failure = answer.json()
    print(failure["code"], failure["error"], failure["requestId"])`,
    javascript: `const answer = await fetch(url, { method: "POST", headers, body });
if (!answer.ok) {
  const { code, error, requestId } = await answer.json();
  console.error(code, error, requestId);
}`,
  }),
  limits: () => ({
    curl: `HTTP/1.1 429 Too Many Requests
Retry-After: 12
X-RateLimit-Limit: 10
X-RateLimit-Remaining: 0
X-RateLimit-Reset: 1795645176

{
  "error": "Too many requests: 10 a minute. Try again in 12 s",
  "code": "rate_limited",
  "requestId": "01a214ca-33c0-76c7-af4f-33a26fbd0bdd",
  "limit": "requestsPerMinute",
  "retryAfter": 12
}`,
    python: `import time

while (answer := httpx.get(url, headers=headers)).status_code == 429:
    time.sleep(int(answer.headers["Retry-After"]))`,
    javascript: `let answer = await fetch(url, { headers });
while (answer.status === 429) {
  const seconds = Number(answer.headers.get("Retry-After"));
  await new Promise((done) => setTimeout(done, 1000 * seconds));
  answer = await fetch(url, { headers });
}`,
  }),
  idempotency: (base) => ({
    curl: `curl -X POST ${base}/workflows/WORKFLOW_ID/execute \\
  -H "Authorization: Bearer $WIREFLOW_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: order-A-1042" \\
  -d '{"triggerData": {"prompt": "${PROMPT}"}}'

# Sent again: the same 201, and Idempotent-Replayed: true`,
  }),
  polling: (base) => ({
    curl: `curl ${base}/workflows/executions/EXECUTION_ID/poll \\
  -H "Authorization: Bearer $WIREFLOW_KEY"`,
    python: `import time

pause = 1.0
while True:
    state = api.get(f"/workflows/executions/{execution_id}/poll").json()
    if state["status"] != "RUNNING":
        break
    time.sleep(pause)
    pause = min(pause * 1.5, 10)
print(state["status"], state["finalOutput"])`,
    javascript: `let state;
for (let pause = 1000; ; pause = Math.min(pause * 1.5, 10000)) {
  const url = \`${base}/workflows/executions/\${executionId}/poll\`;
  state = await (await fetch(url, { headers })).json();
  if (state.status !== "RUNNING") break;
  await new Promise((done) => setTimeout(done, pause));
}
console.log(state.status, state.finalOutput);`,
  }),
  events: (base) => ({
    curl: `curl -N ${base}/workflows/executions/EXECUTION_ID/events \\
  -H "Authorization: Bearer $WIREFLOW_KEY" \\
  -H "Last-Event-ID: 3"

id: 4
event: update
data: {"type": "update", "seq": 4, "execution": {…}, "nodes": [{…}]}

event: progress
data: {"type": "progress", "nodes": [{"nodeId": "sketch", "progress": 0.5, …}]}`,
  }),
  "incoming-webhooks": (base) => ({
    curl: `curl -X POST ${base}/workflow/WEBHOOK_ID/trigger \\
  -H "Content-Type: application/json" \\
  -d '{"prompt": "${PROMPT}"}'

# 202 {"executionId": "…", "status": "queued", "statusUrl": "…"}`,
    javascript: `const answer = await fetch("${base}/workflow/WEBHOOK_ID/trigger", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ prompt: "${PROMPT}" }),
});
const { statusUrl } = await answer.json();`,
  }),
  "outgoing-webhooks": () => ({
    python: `import base64
import hashlib
import hmac
import json
import os
import time


def verified(headers, body: bytes) -> dict:
    """The message; an exception if it is old, or not from us."""
    secret = os.environ["WIREFLOW_WEBHOOK_SECRET"].removeprefix("whsec_")
    name, sent = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(sent)) > 300:
        raise ValueError("The message is too old")
    signed = f"{name}.{sent}.".encode() + body
    digest = hmac.digest(base64.b64decode(secret), signed, hashlib.sha256)
    wanted = "v1," + base64.b64encode(digest).decode()
    given = headers["webhook-signature"].split()
    if not any(hmac.compare_digest(wanted, one) for one in given):
        raise ValueError("The signature does not fit")
    return json.loads(body)`,
    javascript: `import { createHmac, timingSafeEqual } from "node:crypto";

/** The message; throws if it is old, or not from us. \`body\` is the raw text. */
export function verified(headers, body) {
  const secret = process.env.WIREFLOW_WEBHOOK_SECRET.replace("whsec_", "");
  const name = headers["webhook-id"];
  const sent = headers["webhook-timestamp"];
  if (Math.abs(Date.now() / 1000 - Number(sent)) > 300) {
    throw new Error("The message is too old");
  }
  const digest = createHmac("sha256", Buffer.from(secret, "base64"))
    .update(\`\${name}.\${sent}.\${body}\`)
    .digest("base64");
  const wanted = Buffer.from(\`v1,\${digest}\`);
  const fits = headers["webhook-signature"]
    .split(" ")
    .map((one) => Buffer.from(one))
    .some((one) => one.length === wanted.length && timingSafeEqual(one, wanted));
  if (!fits) throw new Error("The signature does not fit");
  return JSON.parse(body);
}`,
  }),
  graph: () => ({
    curl: `{
  "nodes": [
    {
      "id": "n1",
      "type": "basedNode",
      "position": {"x": 100, "y": 200},
      "data": {
        "label": "Prompt",
        "nodeType": "input:text",
        "config": {"prompt": "${PROMPT}"}
      }
    },
    {
      "id": "n2",
      "type": "basedNode",
      "position": {"x": 440, "y": 200},
      "data": {
        "label": "Generate image",
        "nodeType": "generate:wireflow_sketch",
        "config": {}
      }
    }
  ],
  "edges": [
    {
      "id": "e1",
      "source": "n1",
      "sourceHandle": "out-prompt",
      "target": "n2",
      "targetHandle": "in-prompt"
    }
  ]
}`,
  }),
};
