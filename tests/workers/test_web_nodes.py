"""Nodes that reach the web: through the guarded door, and by the courier."""

import asyncio
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.conf import LazySettings
from standardwebhooks.webhooks import Webhook

from canvas.models import ExecutionStatus
from tests.live.graphs import edge, node
from tests.live.receiver import receiving
from tests.workers.engine import drain, run_of, start
from wireflow.accounts.models import Team
from workers import fetch, overruling, runner
from workers.models import WebhookDelivery
from workers.webhooks import callbacks, courier

pytestmark = pytest.mark.django_db(transaction=True)


def test_asks_a_server_and_says_who_asks(team: Team, settings: LazySettings) -> None:
    with receiving(200) as receiver:
        settings.TRUSTED_HOSTS = [receiver.url.split("/")[2]]
        execution = drain(
            start(
                team,
                node("h", "utility:http_request", method="POST", url=receiver.url, body={"a": 1},
                     headers={"x-key": "k"}),
            )
        )  # fmt: skip
    run = run_of(execution, "h")
    assert run.outputs == {"json": None, "text": "ok", "status": 200}
    (received,) = receiver.received
    assert received.body == b'{"a": 1}'
    assert {
        name: received.headers[name] for name in ("x-key", "user-agent", "idempotency-key")
    } == {
        "x-key": "k",
        "user-agent": "Wireflow-Nodes/1",
        "idempotency-key": str(run.id),
    }
    assert (run.queue, run.cache_key) == ("io", "")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1/", "The address lies inside a private network"),
        ("http://169.254.169.254/latest/meta-data", "The address lies inside a private network"),
        ("file:///etc/passwd", "The address must begin with http:// or https://"),
        ("http://example.com:22/", "Only the ports 80 and 443 may be addressed"),
    ],
)
@pytest.mark.parametrize("kind", ["utility:http_request", "output:webhook"])
def test_nobody_is_sent_inside(team: Team, url: str, message: str, kind: str) -> None:
    execution = drain(
        start(team, node("h", kind, url=url, **({"value": 1} if "out" in kind else {})))
    )
    assert (execution.status, execution.error) == (ExecutionStatus.FAILED, f"h: {message}")
    assert WebhookDelivery.objects.count() == 0


def test_a_redirect_to_another_server_is_not_told_the_headers(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TRUSTED_HOSTS = ["one.example", "two.example"]
    seen: list[tuple[str, dict[str, str]]] = []
    answers = iter(
        [
            fetch.Fetched(302, {"location": "/next"}, b""),
            fetch.Fetched(302, {"location": "http://two.example/"}, b""),
            fetch.Fetched(200, {}, b"done"),
        ]
    )

    async def exchange(_: str, address: str, __: bytes, headers: dict[str, str], ___: int) -> Any:
        seen.append((address, headers))
        return next(answers)

    monkeypatch.setattr(fetch, "_exchange", exchange)
    key = {"authorization": "secret"}
    sent = fetch.send(
        "GET", "http://one.example/", headers=key, deadline=5, most_bytes=9, redirects=3
    )
    assert asyncio.run(sent).content == b"done"
    assert seen == [
        ("http://one.example/", key),
        ("http://one.example/next", key),
        ("http://two.example/", {}),
    ]


def test_sends_a_signed_message_once_however_often_it_runs(
    team: Team, settings: LazySettings
) -> None:
    with receiving(200) as receiver:
        settings.TRUSTED_HOSTS = [receiver.url.split("/")[2]]
        execution = start(
            team,
            node("t", "input:text", prompt="a lake"),
            node("w", "output:webhook", url=receiver.url),
            edge("t.text", "w.value"),
        )
        row = run_of(execution, "w")
        claimed = runner.lifecycle.claim_inline(execution.id, worker="lost")
        runner._run_batch(*claimed)  # this worker dies before it can finish
        drain_again(execution)
        delivery = WebhookDelivery.objects.get()
        async_to_sync(courier.deliver)(delivery)  # in this thread, whose connection is closed
    (received,) = receiver.received
    message = Webhook(callbacks.secret(team.id)).verify(received.body.decode(), received.headers)
    assert (delivery.id, message["type"]) == (row.id, "output.sent")
    assert message["data"] == {
        "executionId": str(execution.id),
        "workflowId": None,
        "metadata": {},
        "nodeId": "w",
        "label": "w",
        "value": "a lake",
    }


def drain_again(execution: Any) -> None:
    """The steps of a worker that fell silent, given to another one."""
    for run in execution.node_runs.filter(status="RUNNING"):
        execution.node_runs.filter(id=run.id).update(lease_until="2000-01-01T00:00:00Z")
        overruling.reap(run.id)
    assert drain(execution).status == ExecutionStatus.COMPLETED
