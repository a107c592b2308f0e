"""Yes or no."""

from typing import TypedDict

from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.ports import Any_
from canvas.nodes.utilities.people import PEOPLE, Decision, Hours, Message


# One of the two: the way that is not taken is left out.
class Answer(TypedDict, total=False):
    approved: Any_
    rejected: Any_


@node(
    "approval:wait",
    label="Approval",
    common=True,
    keywords="wait human in the loop review confirm person gate pause check",
    branches=True,
    asks="approve",
    **PEOPLE,
)
def wait_for_approval(
    value: Any_,
    *,
    message: Message = "",
    wait_hours: Hours = 168,
    decision: Decision = None,
) -> Answer:
    """Wait until a person approves or rejects. What is linked to the other way does not run."""
    if not isinstance(decision, dict):
        raise NodeError("Nobody has decided.")
    return {"approved": value} if decision.get("approve") else {"rejected": value}
