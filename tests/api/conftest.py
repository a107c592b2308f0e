"""Callers of the API: a key with every scope, and what its requests look like."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from api import keys
from canvas import events, workflows
from canvas.models import Workflow
from wireflow.accounts.models import Team, User
from workers import doorbell

Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def rings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[UUID, str]]:
    """What was rung for; nothing leaves the process."""
    heard: list[tuple[UUID, str]] = []
    monkeypatch.setattr(doorbell, "ring", lambda steps: heard.extend(steps))
    monkeypatch.setattr(events, "publish", lambda workflow_id, message: None)
    return heard


@pytest.fixture
def workflow(team: Team, user: User) -> Workflow:
    """The starter: prompt → sketch → upscale → preview."""
    return workflows.create_starter(team=team, user=user)


@pytest.fixture
def key(team: Team, user: User) -> str:
    """A key that may do everything a key can."""
    _, text = keys.make(team=team, user=user, name="tests", scopes=keys.SCOPES, days=None)
    return text


@pytest.fixture
def api(key: str) -> Call:
    """`api("POST", "/workflows", {...})` with that key."""
    return caller(key)


def caller(key: str) -> Call:
    def call(method: str, path: str, body: Any = None, **headers: str) -> Any:
        return Client(raise_request_exception=False).generic(
            method,
            f"/api/v1{path}",
            body if isinstance(body, bytes | str) else _json(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {key}", **headers},
        )

    return call


def _json(body: Any) -> str:
    return "" if body is None else json.dumps(body)
