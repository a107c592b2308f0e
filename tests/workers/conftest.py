"""Collected rings, collected events and a scripted model backend."""

from typing import Any
from uuid import UUID

import pytest

from canvas import events
from workers import doorbell
from workers.backends import routes


@pytest.fixture(autouse=True)
def rings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[UUID, str]]:
    """Every (node run id, queue) that was rung for."""
    heard: list[tuple[UUID, str]] = []
    monkeypatch.setattr(doorbell, "ring", lambda steps: heard.extend(steps))
    return heard


@pytest.fixture(autouse=True)
def published(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Every event that was published."""
    heard: list[dict[str, Any]] = []
    monkeypatch.setattr(events, "publish", lambda workflow_id, message: heard.append(message))
    return heard


class ScriptedBackend:
    """Answers model calls from a list: a result, or an exception to raise."""

    def __init__(self) -> None:
        self.calls: list[Any] = []
        self.script: list[Any] = []

    def run(self, call: Any, context: Any) -> dict[str, Any]:
        self.calls.append(call)
        answer = self.script.pop(0)
        if callable(answer):
            answer = answer(call, context)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> ScriptedBackend:
    """Stands where the local models' door is: these tests are about the engine."""
    scripted = ScriptedBackend()
    monkeypatch.setattr(routes, "backend", lambda route: scripted)
    return scripted
