"""The calls that the contract promises, made with curl and Node, changed only in host and ids."""

import json
import shutil
import socket
import subprocess
import time
from typing import Any

import pytest

from tests.live.stack import Stack, wait_for

pytestmark = pytest.mark.live

EXECUTE = """curl -s -w '\\n%{http_code}' -X POST HOST/api/v1/workflows/YOUR_WORKFLOW_ID/execute \\
-H "Authorization: Bearer sk-your-api-key" \\
-H "Content-Type: application/json" \\
-d '{
"nodes": NODES,
"edges": [],
"triggerData": { "prompt": "A sunset over a mountain lake" }
}'"""
POLL = """curl -s -w '\\n%{http_code}' HOST/api/v1/workflows/executions/EXECUTION_ID/poll \\
-H "Authorization: Bearer sk-your-api-key\""""
TRIGGER = """curl -s -w '\\n%{http_code}' -X POST HOST/api/v1/workflow/WEBHOOK_ID/trigger \\
-H "Content-Type: application/json" \\
-d '{"prompt": "Generate a product mockup on white background"}'"""
RETRY = """
async function executeWithRetry(workflowId, body, apiKey, maxRetries = 3) {
for (let attempt = 0; attempt < maxRetries; attempt++) {
const res = await fetch(
`HOST/api/v1/workflows/${workflowId}/execute`,
{
method: 'POST',
headers: {
'Authorization': `Bearer ${apiKey}`,
'Content-Type': 'application/json'
},
body: JSON.stringify(body)
}
);
if (res.status === 429) {
const wait = parseInt(res.headers.get('Retry-After') || '5', 10);
await new Promise(r => setTimeout(r, wait * 1000));
continue;
}
return res.json();
}
throw new Error('Max retries exceeded');
}
"""
NODE = {"id": "n1", "data": {"label": "Picture", "nodeType": "generate:wireflow_sketch"}}


def _shell(stack: Stack, command: str, **names: str) -> tuple[int, Any]:
    for name, value in {"HOST": stack.url, "sk-your-api-key": stack.key, **names}.items():
        command = command.replace(name, value)
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    body, _, status = done.stdout.rpartition("\n")
    return int(status), json.loads(body)


def test_the_two_curl_calls_make_a_picture(stack: Stack, starter: str) -> None:
    status, started = _shell(stack, EXECUTE, YOUR_WORKFLOW_ID=starter, NODES=json.dumps([NODE]))
    assert (status, started["status"]) == (201, "RUNNING")
    state: Any = {}
    pause, statuses = 1.0, []
    while not statuses or statuses[-1] == "RUNNING":
        time.sleep(pause)
        status, state = _shell(stack, POLL, EXECUTION_ID=started["executionId"])
        assert status == 200
        statuses.append(state["status"])
        pause = min(pause * 1.5, 10.0)
        assert len(statuses) < 30
    assert statuses[-1] == "COMPLETED"
    picture = stack.browser.get(state["finalOutput"]["url"])
    assert picture.content[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_webhook_call_needs_no_key(stack: Stack, starter: str) -> None:
    published = stack.api.post(f"/workflows/{starter}/publish").json()["data"]
    status, started = _shell(stack, TRIGGER, WEBHOOK_ID=published["webhookId"])
    assert (status, started["status"]) == (202, "queued")
    own = stack.api.get(f"/workflows/executions/{started['executionId']}/poll").json()
    assert own["nodeStates"][0]["nodeType"] == "input:text"
    status_call = f"curl -s -w '\\n%{{http_code}}' '{started['statusUrl']}'"
    anonymous = wait_for(lambda: _finished(_shell(stack, status_call)), 60, "the end of the run")
    assert anonymous["status"] == "COMPLETED"


def _finished(answer: tuple[int, Any]) -> Any:
    status, body = answer
    assert status == 200
    return body if body["status"] != "RUNNING" else None


def test_the_javascript_snippet_runs_in_node(stack: Stack, starter: str) -> None:
    node = shutil.which("node")
    assert node is not None
    body = {"triggerData": {"prompt": "A sunset over a mountain lake"}}
    script = RETRY.replace("HOST", stack.url) + (
        f"executeWithRetry('{starter}', {json.dumps(body)}, '{stack.key}')"
        ".then(answer => console.log(JSON.stringify(answer)))"
    )
    done = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    assert (answer["status"], answer["workflowId"]) == ("RUNNING", starter)


def test_curl_sees_json_and_headers_however_it_goes_wrong(stack: Stack) -> None:
    for path, wanted in (
        ("/api/v1/nowhere", 404),
        ("/api/v1/workflows", 401),
        ("/api/v1/workflows/YOUR_WORKFLOW_ID/execute", 401),
        ("/api/", 404),
    ):
        status, body = _shell(stack, f"curl -s -w '\\n%{{http_code}}' -X POST HOST{path}")
        assert status == wanted
        assert set(body) >= {"error", "code", "requestId"}
    done = subprocess.run(
        ["curl", "-s", "-i", "-H", "X-Request-Id: mine-1", f"{stack.url}/api/v1/workflows"],
        capture_output=True,
        text=True,
        check=True,
    )
    head = done.stdout.lower()
    assert "x-request-id: mine-1" in head
    assert "x-ratelimit-remaining: " in head
    assert '"requestid":"mine-1"' in head


def test_what_daphne_itself_refuses_is_json_too(stack: Stack) -> None:
    host, _, port = stack.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as plain:
        plain.sendall(b"GET /api/v1/n\xf6des HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        head, _, body = plain.makefile("rb").read().partition(b"\r\n\r\n")
    assert b" 400 " in head.splitlines()[0]
    assert b"application/json" in head
    assert b'"code": "bad_request"' in body
