"""docker-compose.yml agrees with the settings and with the commands there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name for name, service in SERVICES.items() if service.get("image") == "wireflow"}


def test_runs_every_part_of_the_stack() -> None:
    assert set(SERVICES) == OURS | {"postgres", "valkey"}
    assert {"migrate", "web", "worker-cpu", "worker-io", "worker-gpu", "scheduler"} == OURS


@pytest.mark.parametrize("name", sorted(OURS))
def test_calls_a_command_that_exists(name: str) -> None:
    command = SERVICES[name]["command"]
    assert command[:2] == ["python", "manage.py"]
    assert command[2] in get_commands()


@pytest.mark.parametrize("name", sorted(OURS))
def test_gives_every_part_the_same_environment(name: str) -> None:
    assert SERVICES[name]["environment"] == SERVICES["web"]["environment"]


def test_sets_only_variables_that_something_reads() -> None:
    code = "".join(
        (ROOT / path).read_text() for path in ("wireflow/settings.py", "wireflow/env.py")
    )
    unread = [name for name in SERVICES["web"]["environment"] if f'"{name}"' not in code]
    assert unread == []


def test_serves_all_queues() -> None:
    queues = {SERVICES[name]["command"][3] for name in OURS if name.startswith("worker")}
    assert queues == {"cpu", "io", "gpu"}


def test_gives_running_steps_time_to_finish() -> None:
    graces = {SERVICES[n]["stop_grace_period"] for n in OURS if n.startswith("worker")}
    assert graces == {"30s"}


def test_starts_parts_only_after_the_tables_stand() -> None:
    waiting = {
        name: SERVICES[name]["depends_on"].get("migrate", {}).get("condition")
        for name in OURS - {"migrate"}
    }
    assert set(waiting.values()) == {"service_completed_successfully"}


def test_declares_every_volume_it_uses() -> None:
    used = {v.split(":")[0] for service in SERVICES.values() for v in service.get("volumes", [])}
    assert used == set(COMPOSE["volumes"])


def test_explains_every_variable_a_person_must_set() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    example = (ROOT / ".env.example").read_text()
    asked = set(re.findall(r"\$\{(\w+):", text))
    assert {name for name in asked if f"#{name}=" not in example} == set()
