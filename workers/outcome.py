"""What a worker says of a step it has run; `workers.lifecycle` writes it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from canvas.models import NodeRun, NodeStatus

UNFINISHED = (NodeStatus.PENDING, NodeStatus.QUEUED, NodeStatus.RUNNING, NodeStatus.WAITING)


@dataclass
class Outcome:
    """How one step ended: COMPLETED, FAILED, or QUEUED again after `delay` (a retry).

    WAITING: a provider has it, who is asked after `delay`. What `run` says of the route and of the
    provider's job is written with it.
    """

    run: NodeRun
    status: NodeStatus
    outputs: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    error: str = ""
    code: str = ""
    delay: timedelta = timedelta()
    started_at: datetime | None = None
