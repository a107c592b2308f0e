"""What a result in the cache was made by: a change of it makes the result stale."""

import pytest

from canvas.nodes import declaration
from canvas.nodes.utilities.video.trim import video_trim


def test_a_change_of_what_a_function_calls_changes_its_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, read = declaration._version(video_trim), declaration._source
    changed = {"canvas.nodes.media.clips": "something else"}
    monkeypatch.setattr(declaration, "_source", lambda name: changed.get(name) or read(name))
    assert declaration._version(video_trim) != before
    changed.clear()
    assert declaration._version(video_trim) == before


def test_a_change_of_how_nodes_are_declared_changes_no_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, read = declaration._version(video_trim), declaration._source
    changed = {"canvas.nodes.params": "something else"}
    monkeypatch.setattr(declaration, "_source", lambda name: changed.get(name) or read(name))
    assert declaration._version(video_trim) == before
