"""The webhook of a published workflow: open to anyone who knows it, within its owner's bounds."""

import hmac
import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client
from standardwebhooks.webhooks import Webhook

from billing.models import Account
from canvas import publications, signing
from canvas.models import Execution, NodeRun, Publication, Workflow
from wireflow.accounts.models import Team, User

pytestmark = pytest.mark.django_db(transaction=True)

BODY = {"prompt": "Generate a product mockup on white background"}


@pytest.fixture
def published(workflow: Workflow, user: User) -> Publication:
    return publications.publish(workflow, user=user)


def _trigger(publication: Publication, body: Any = BODY, **headers: str) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    path = f"/api/v1/workflow/{publication.webhook_id}/trigger"
    return Client(raise_request_exception=False).post(
        path, text, content_type="application/json", headers=headers
    )


def test_it_answers_202_and_runs_the_published_graph(
    published: Publication, workflow: Workflow
) -> None:
    Workflow.objects.filter(id=workflow.id).update(nodes=[], edges=[])
    answer = _trigger(published)
    execution = Execution.objects.get()
    body = answer.json()
    assert answer.status_code == 202
    assert set(body) == {"executionId", "status", "message", "statusUrl"}
    assert (body["executionId"], body["status"]) == (str(execution.id), "queued")
    prompt = NodeRun.objects.get(node_id="prompt")
    assert prompt.values["prompt"] == BODY["prompt"]


def test_get_says_whether_it_listens(published: Publication) -> None:
    path = f"/api/v1/workflow/{published.webhook_id}/trigger"
    assert Client().get(path).json() == {
        "name": "Mountain lake",
        "isActive": True,
        "message": "POST JSON here to run the workflow",
    }
    publications.change(published, webhook_enabled=False)
    assert Client().get(path).json()["isActive"] is False
    assert _trigger(published).status_code == 404


def test_any_origin_may_call_and_read(published: Publication) -> None:
    path = f"/api/v1/workflow/{published.webhook_id}/trigger"
    asked = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
    preflight = Client().options(path, headers=asked)
    assert (preflight.status_code, preflight["Access-Control-Allow-Origin"]) == (204, "*")
    assert "POST" in preflight["Access-Control-Allow-Methods"]
    assert "Content-Type" in preflight["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in preflight
    answer = _trigger(published, Origin="https://shop.example")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert _trigger(published, "no json")["Access-Control-Allow-Origin"] == "*"


def test_the_status_address_polls_this_one_execution_without_a_key(
    published: Publication,
) -> None:
    address = _trigger(published).json()["statusUrl"].partition("/api/")[2]
    answer = Client().get(f"/api/{address}")
    assert (answer.status_code, answer.json()["status"]) == (200, "RUNNING")
    assert answer["Access-Control-Allow-Origin"] == "*"
    other = _trigger(published).json()["executionId"]
    mine = str(Execution.objects.order_by("id")[0].id)
    assert Client().get(f"/api/{address.replace(mine, other)}").status_code == 401
    assert Client().get(f"/api/{address[:-1]}").status_code == 401
    assert Client().post(f"/api/{address.replace('/poll', '/cancel')}").status_code == 401


def test_an_old_status_address_is_refused(published: Publication) -> None:
    execution_id = _trigger(published).json()["executionId"]
    old = signing.signature(f"status\n{execution_id}\n1700000000")
    path = f"/api/v1/workflows/executions/{execution_id}/poll?expires=1700000000&signature={old}"
    assert Client().get(path).status_code == 401


def test_unpublished_or_rotated_it_is_not_there(published: Publication, workflow: Workflow) -> None:
    before = published.webhook_id
    publications.rotate(published, "address")
    assert len(published.webhook_id) >= 4 + 22
    path = f"/api/v1/workflow/{before}/trigger"
    assert Client().post(path, {}, content_type="application/json").status_code == 404
    assert _trigger(published).status_code == 202
    publications.unpublish(workflow)
    assert _trigger(published).status_code == 404


def test_it_has_a_limit_of_its_own(published: Publication) -> None:
    publications.change(published, requests_per_minute=2)
    answers = [_trigger(published) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert answers[-1].json()["limit"] == "webhookPerMinute"
    assert (answers[-1]["X-RateLimit-Limit"], answers[-1]["X-RateLimit-Remaining"]) == ("2", "0")


def test_it_spends_no_more_than_its_cap_a_day(published: Publication) -> None:
    publications.change(published, daily_credits=5)
    answers = [_trigger(published, {"prompt": f"picture {n}"}) for n in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 402]
    assert answers[-1].json()["code"] == "daily_credit_cap"
    assert Execution.objects.count() == 2


def test_nobody_without_a_name_is_told_a_balance(published: Publication, team: Team) -> None:
    Account.objects.filter(team=team).update(balance=1_000)
    answer = _trigger(published)
    assert answer.status_code == 402
    assert answer.json().keys() == {"error", "code", "requestId"}
    assert answer.json()["error"] == "The owner of this webhook is out of credits"


def test_only_named_origins_may_call_where_some_are_named(published: Publication) -> None:
    publications.change(published, allowed_origins=["https://shop.example"])
    assert _trigger(published, Origin="https://evil.example").status_code == 403
    assert _trigger(published).status_code == 403
    assert _trigger(published, Origin="https://shop.example").status_code == 202


def test_a_signed_webhook_takes_standard_webhooks_and_hub_signatures(
    published: Publication,
) -> None:
    publications.change(published, signed=True)
    secret, now, text = publications.secret(published), datetime.now(UTC), json.dumps(BODY)
    assert _trigger(published).status_code == 401
    standard = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign("msg_1", now, text),
    }
    first, second = (_trigger(published, text, **standard) for _ in range(2))
    assert (first.status_code, second.status_code) == (202, 202)
    # The sender's own name of a message makes a repetition harmless.
    assert second["Idempotent-Replayed"] == "true"
    assert _trigger(published, '{"prompt": "forged"}', **standard).status_code == 401
    digest = hmac.new(secret.encode(), text.encode(), sha256).hexdigest()
    for given, status in ((digest, 202), ("00", 401)):
        hub = {"X-Hub-Signature-256": f"sha256={given}"}
        assert _trigger(published, text, **hub).status_code == status
    publications.rotate(published, "secret")
    assert _trigger(published, text, **standard).status_code == 401


def test_an_old_signature_is_refused(published: Publication) -> None:
    publications.change(published, signed=True)
    then = datetime(2020, 1, 1, tzinfo=UTC)
    signature = Webhook(publications.secret(published)).sign("msg_1", then, "{}")
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(then.timestamp())),
        "webhook-signature": signature,
    }
    assert _trigger(published, "{}", **headers).status_code == 401


@pytest.mark.parametrize("kind", ["text/plain", "application/cloudevents+json", "application/json"])
def test_json_is_taken_by_any_name(published: Publication, kind: str) -> None:
    path = f"/api/v1/workflow/{published.webhook_id}/trigger"
    assert Client().post(path, json.dumps(BODY), content_type=kind).status_code == 202
    assert Client().post(path, "", content_type=kind).status_code == 202
