"""A person's answer to a waiting step: checked, recorded, and the step goes on with it."""

from typing import Any

from django.utils import timezone

from canvas import queries, questions, states
from canvas.models import Execution
from canvas.rows import Rows
from wireflow.errors import ConflictError, NotFoundError, WireflowError
from workers import overruling


class UnfitDecisionError(WireflowError):
    """The answer does not fit the question; the message says what would."""

    status = 422
    code = "unfit_decision"


def decide(execution: Execution, node_id: str, answer: dict[str, Any], *, by: str) -> None:
    """Answers an open question, once: `{"approve": bool}` or `{"choose": [places]}`.

    Raises NotFoundError for a node that is not in the run, ConflictError where nothing is asked,
    UnfitDecisionError.
    """
    _, found = queries.execution_with_runs(execution.team, execution.id)
    steps = Rows.of(found).steps
    row = steps.get(node_id)
    if row is None:
        raise NotFoundError("There is no such node in this execution")
    question = questions.of(row, steps)
    if question is None:
        raise ConflictError("Nothing is asked here now", status=states.status(row))
    _check(question, answer)
    said = {**answer, "by": by, "at": states.iso(timezone.now())}
    if not overruling.answer(row.id, {questions.DECISION: said}):
        raise ConflictError("Somebody else has decided", status=states.status(row))


def _check(question: dict[str, Any], answer: dict[str, Any]) -> None:
    if set(answer) != {question["kind"]}:
        raise UnfitDecisionError(f"This question wants “{question['kind']}”, and nothing else")
    if question["kind"] == "approve":
        return
    places, count = answer["choose"], len(question["values"])
    if len(set(places)) != len(places) or any(place >= count for place in places):
        raise UnfitDecisionError(f"Choose different places, 0 to {count - 1}")
    least, most = question["atLeast"], question["atMost"]
    if not least <= len(places) <= most:
        raise UnfitDecisionError(f"Choose {least} to {most}; {len(places)} were chosen")
