"""The refusals of those who start executions."""

from canvas.models import NodeRun
from wireflow.errors import WireflowError


class NoWorkerError(WireflowError):
    """No live worker can ever run a node of the graph; `needs` is a queue or what is missing."""

    status = 503
    code = "no_worker"
    retry_after = 30

    def __init__(self, run: NodeRun, message: str, needs: str) -> None:
        super().__init__(message, nodeId=run.node_id, nodeType=run.node_type, needs=needs)
