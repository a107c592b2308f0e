"""What one method of one endpoint takes, gives, and asks of its caller."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from api.contract.shapes import Shape
from wireflow.accounts import roles

Bucket = Literal["requests", "polls"]
NOBODY = "anyone"
PEOPLE = frozenset(roles.FOR_PEOPLE)


@dataclass(frozen=True)
class Operation:
    """One operation of the contract.

    `scope` is what the key or role must hold (see `roles`): those of `PEOPLE` no key can hold, and
    `NOBODY` lets everybody pass. `body` is checked before the view sees it; `answers` map a status
    to the shape of its JSON, None to an empty answer. `refusals` are the 4xx beyond those that
    follow from the rest. `idempotent` marks those that take an `Idempotency-Key`. `sends` is the
    content type of the answer.
    """

    summary: str
    scope: str
    answers: Mapping[int, Shape | None]
    tag: str
    body: Shape | None = None
    query: Mapping[str, Shape] = field(default_factory=dict)
    refusals: tuple[int, ...] = ()
    bucket: Bucket = "requests"
    idempotent: bool = False
    conditional: bool = False
    takes_files: bool = False
    sends: str = "application/json"
