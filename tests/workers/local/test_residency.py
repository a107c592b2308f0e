"""Warm models stay within their budget; the longest rested leaves first."""

from collections.abc import Iterator

import pytest

from workers.backends.local import residency


@pytest.fixture(autouse=True)
def _small_budget(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    residency.free_all()
    monkeypatch.setenv("WIREFLOW_MODEL_MEMORY_MB", "10")
    yield
    residency.free_all()


def _keep(name: str, megabytes: int) -> object:
    return residency.keep(name, lambda: (object(), megabytes * 1_000_000))


def test_a_warm_model_is_not_loaded_again() -> None:
    assert _keep("a", 4) is _keep("a", 4)


def test_the_longest_rested_model_leaves_first() -> None:
    for name in ("a", "b", "a", "c"):
        _keep(name, 4)
    assert residency.loaded() == ["a", "c"]


def test_a_model_larger_than_the_budget_is_kept_alone() -> None:
    _keep("a", 4)
    _keep("huge", 40)
    assert residency.loaded() == ["huge"]


def test_a_model_that_cannot_be_loaded_leaves_the_others_alone() -> None:
    _keep("a", 4)

    def broken() -> tuple[object, int]:
        raise OSError("no such file")

    with pytest.raises(OSError, match="no such file"):
        residency.keep("b", broken)
    assert residency.loaded() == ["a"]
