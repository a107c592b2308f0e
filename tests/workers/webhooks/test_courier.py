"""Messages arrive signed, and every manner of a bad receiver is met as Standard Webhooks says."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.conf import LazySettings
from django.db import connections
from django.db.models.functions import Now
from django.test import Client
from django.utils import timezone
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from canvas import signing
from tests.live.receiver import Receiver, receiving
from wireflow.accounts.models import Team, User
from workers import fetch
from workers.models import DeliveryStatus, WebhookDelivery, WebhookEndpoint
from workers.webhooks import courier, deliveries, endpoints, log

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_machine(settings: LazySettings) -> None:
    settings.TRUSTED_HOSTS = ["127.0.0.1"]


def _sent(team: Team, receiver: Receiver) -> WebhookDelivery:
    """A test message after its first attempt."""
    endpoint = WebhookEndpoint.objects.create(team=team, url=receiver.url)
    log.test(endpoint)
    return _carry()


def _carry() -> WebhookDelivery:
    """Delivers the one message that is due."""
    WebhookDelivery.objects.filter(status=DeliveryStatus.PENDING).update(next_attempt_at=Now())
    (delivery,) = deliveries.claim_due(10)
    asyncio.run(_deliver(delivery))
    delivery.refresh_from_db()
    return delivery


async def _deliver(delivery: WebhookDelivery) -> None:
    await courier.deliver(delivery)
    # PostgreSQL drops no database that a thread is still connected to.
    await sync_to_async(connections.close_all)()


def test_a_message_is_signed_and_taken(team: Team) -> None:
    with receiving(204) as receiver:
        delivery = _sent(team, receiver)
    assert (delivery.status, delivery.next_attempt_at) == (DeliveryStatus.DELIVERED, None)
    assert delivery.completed_at is not None
    (received,) = receiver.received
    assert delivery.endpoint is not None
    secret = signing.webhook_secret(delivery.endpoint.id, 1)
    message = Webhook(secret).verify(received.body, received.headers)
    assert message["type"] == "webhook.test"
    assert received.headers["webhook-id"] == f"msg_{delivery.id}"
    assert delivery.attempts[0]["status"] == 204


def test_a_rotated_secret_signs_what_is_sent_from_then_on(team: Team) -> None:
    with receiving() as receiver:
        delivery = _sent(team, receiver)
        assert delivery.endpoint is not None
        endpoints.rotate(delivery.endpoint)
        log.replay(delivery)
        _carry()
    secret = signing.webhook_secret(delivery.endpoint.id, 2)
    Webhook(secret).verify(receiver.received[1].body, receiver.received[1].headers)
    assert receiver.received[1].headers["webhook-id"] == receiver.received[0].headers["webhook-id"]


def test_a_callback_is_signed_with_the_teams_own_secret(team: Team, user: User) -> None:
    client = Client()
    client.force_login(user)
    path = "/api/v1/webhooks/callback-secret"
    first = client.get(path).json()["data"]["secret"]
    with receiving() as receiver:
        WebhookDelivery.objects.create(
            team=team,
            url=receiver.url,
            event="execution.completed",
            payload={"type": "execution.completed"},
            next_attempt_at=timezone.now(),
        )
        delivery = _carry()
        second = client.post(f"{path}/rotate").json()["data"]["secret"]
        log.replay(delivery)
        _carry()
    one, two = receiver.received
    assert first != second
    assert Webhook(first).verify(one.body, one.headers)["type"] == "execution.completed"
    assert Webhook(second).verify(two.body, two.headers)["type"] == "execution.completed"
    with pytest.raises(WebhookVerificationError):
        Webhook(first).verify(two.body, two.headers)


@pytest.mark.parametrize("manner", [500, 429, 404, "redirect"])
def test_a_refusal_is_tried_again_later(team: Team, manner: Any) -> None:
    with receiving(manner) as receiver:
        delivery = _sent(team, receiver)
    assert delivery.status == DeliveryStatus.PENDING
    assert delivery.next_attempt_at is not None
    assert delivery.next_attempt_at > timezone.now()
    # A redirect is not followed: it would carry the message, signed, to whomever it names.
    assert len(receiver.received) == 1
    assert delivery.attempts[0]["status"] == (302 if manner == "redirect" else manner)


@pytest.mark.parametrize("manner", ["hang", "drip"])
def test_a_receiver_that_takes_its_time_is_left(
    team: Team, manner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "PATIENCE_SECONDS", 0.5)
    with receiving(manner) as receiver:
        delivery = _sent(team, receiver)
    assert delivery.status == DeliveryStatus.PENDING
    assert delivery.attempts[0]["status"] is None
    assert delivery.attempts[0]["error"].startswith("No whole answer came within")


def test_one_that_is_gone_is_told_no_more(team: Team) -> None:
    with receiving(410) as receiver:
        delivery = _sent(team, receiver)
    assert delivery.status == DeliveryStatus.FAILED
    endpoint = WebhookEndpoint.objects.get()
    assert (endpoint.is_active, endpoint.disabled_reason) == (False, endpoints.GONE)


def test_after_24_hours_of_tries_it_is_given_up(team: Team) -> None:
    pauses = []
    with receiving(500) as receiver:
        delivery = _sent(team, receiver)
        while delivery.status == DeliveryStatus.PENDING:
            assert delivery.next_attempt_at is not None
            pauses.append(delivery.next_attempt_at - timezone.now())
            delivery = _carry()
    assert (delivery.status, len(delivery.attempts)) == (DeliveryStatus.FAILED, 8)
    assert timedelta(hours=23) < sum(pauses, timedelta()) < timedelta(hours=27)
    assert pauses == sorted(pauses)


def test_overload_is_given_the_time_it_asks_for(team: Team) -> None:
    delivery = WebhookDelivery.objects.create(
        team=team, url="https://example.com", event="webhook.test", next_attempt_at=Now()
    )
    deliveries.record(delivery, deliveries.Attempt(429, "", 1, retry_after=900))
    delivery.refresh_from_db()
    assert delivery.next_attempt_at is not None
    left = delivery.next_attempt_at - timezone.now()
    assert timedelta(minutes=14) < left < timedelta(minutes=16)


def test_two_couriers_take_a_message_once(team: Team) -> None:
    WebhookDelivery.objects.create(
        team=team, url="https://example.com", event="webhook.test", next_attempt_at=Now()
    )
    assert [len(deliveries.claim_due(10)) for _ in range(2)] == [1, 0]


def test_a_long_answer_is_cut_in_the_log_and_a_body_is_valid_json(team: Team) -> None:
    with receiving(500) as receiver:
        delivery = _sent(team, receiver)
    assert len(delivery.attempts[0]["answer"]) <= deliveries.LONGEST_ANSWER
    assert set(json.loads(receiver.received[0].body)) == {"type", "data", "timestamp"}


def test_nobody_is_sent_into_the_private_network(team: Team, settings: LazySettings) -> None:
    settings.TRUSTED_HOSTS = []
    with receiving() as receiver:
        delivery = _sent(team, receiver)
    assert receiver.received == []
    assert delivery.attempts[0]["error"] == "Only the ports 80 and 443 may be addressed"
    with pytest.raises(fetch.RefusedAddressError):
        endpoints.create(team=team, user=None, url="http://10.0.0.1/hook", events=[])
