"""Drives the engine in one process: rings are collected and answered by hand."""

import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

import PIL.Image

from canvas.models import Execution, NodeRun, NodeStatus
from wireflow.accounts.models import Team
from workers import launch, runner


def start(team: Team, *parts: dict[str, Any], **options: Any) -> Execution:
    """Launches nodes and edges given in any order."""
    draft = launch.draft(
        team=team,
        user=None,
        workflow=options.pop("workflow", None),
        nodes=[part for part in parts if "data" in part],
        edges=[part for part in parts if "source" in part],
        trigger_data=options.pop("trigger_data", {}),
        **options,
    )
    return launch.accept(draft)


def drain(execution: Execution, answer: Callable[[UUID], None] = runner.step) -> Execution:
    """Answers rings until nothing of the execution waits."""
    waiting = NodeRun.objects.filter(execution=execution, status=NodeStatus.QUEUED)
    while run_id := waiting.filter(not_before=None).values_list("id", flat=True).first():
        answer(run_id)
    execution.refresh_from_db()
    return execution


def run_of(execution: Execution, node_id: str) -> NodeRun:
    return NodeRun.objects.get(execution=execution, node_id=node_id, item=None)


def png_bytes(size: tuple[int, int] = (40, 20), colour: str = "red") -> bytes:
    buffer = io.BytesIO()
    PIL.Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()
