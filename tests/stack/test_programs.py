"""What runs, and on how many threads."""

import pytest

from wireflow.stack import programs


@pytest.mark.parametrize(
    ("cores", "models", "cheap"), [(1, "1", "1"), (2, "1", "1"), (8, "4", "2"), (16, "8", "4")]
)
def test_gives_half_of_the_cores_to_models_and_half_to_cheap_steps(
    monkeypatch: pytest.MonkeyPatch, cores: int, models: str, cheap: str
) -> None:
    monkeypatch.setattr(programs, "cores", lambda: cores)
    threads = {p.name: p.environment["OMP_NUM_THREADS"] for p in programs.workers()}
    assert threads == {"gpu": models, "cpu": cheap}


def test_keeps_workers_away_from_model_hubs() -> None:
    assert {p.environment["HF_HUB_OFFLINE"] for p in programs.workers()} == {"1"}


def test_stops_what_makes_work_before_what_others_lean_on() -> None:
    stages = [programs.WORKERS, programs.SCHEDULER, programs.WEB, programs.QUEUE]
    assert stages == sorted(stages)
