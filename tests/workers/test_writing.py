"""What is told of a text while it is written."""

import time

import pytest

from workers import writing
from workers.writing import Writing


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_pieces_are_gathered_and_the_whole_is_told_now_and_then(clock: list[float]) -> None:
    text = Writing(0.1)
    assert text.add("a") == {"at": 0, "text": "a"}
    assert text.add("b") is None
    clock[0] = 0.2
    assert text.add("c") == {"at": 1, "text": "bc"}
    clock[0] = writing.WHOLE_SECONDS
    assert text.add("d") == {"at": 0, "text": "abcd"}


def test_a_long_text_is_told_only_by_what_is_new(clock: list[float]) -> None:
    text = Writing(0.1)
    text.add("x" * writing.LONGEST_WHOLE)
    clock[0] = writing.WHOLE_SECONDS
    assert text.add("y") == {"at": writing.LONGEST_WHOLE, "text": "y"}
