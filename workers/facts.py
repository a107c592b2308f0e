"""What an execution's line in the list of runs says of its beginning, stated when it starts."""

from collections.abc import Sequence
from dataclasses import dataclass

from canvas import numbering
from canvas.models import Execution, NodeRun, Publication, Source

EXCERPT = 200


@dataclass(frozen=True)
class Origin:
    """Who or what asks for a run; `name` is the person's or the key's."""

    source: Source = Source.CANVAS
    name: str = ""


def state(
    execution: Execution,
    rows: Sequence[NodeRun],
    *,
    origin: Origin | None,
    publication: Publication | None,
) -> None:
    """Sets number, source, prompt and version on an unsaved execution."""
    given = origin or Origin()
    execution.number = numbering.take(execution.team)
    execution.source, execution.source_name = given.source, given.name[:150]
    execution.prompt = _prompt(rows)
    execution.version = publication.version.number if publication else _saved_version(execution)


def _prompt(rows: Sequence[NodeRun]) -> str:
    """The first words that a step is given; the step order puts inputs first."""
    for key in ("prompt", "text"):
        for row in rows:
            if isinstance(words := row.values.get(key), str) and words.strip():
                return " ".join(words.split())[:EXCERPT]
    return ""


def _saved_version(execution: Execution) -> int | None:
    """The number of the save that was run, or None for a graph that differs from it."""
    if execution.retry_of is not None:
        return execution.retry_of.version
    workflow = execution.workflow
    if workflow is None or (workflow.nodes, workflow.edges) != (execution.nodes, execution.edges):
        return None
    return workflow.version
