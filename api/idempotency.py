"""`Idempotency-Key`: the same call sent twice happens once, and is answered twice.

Only successes are kept, for 24 hours. What an action writes commits together with its key; a
second call meanwhile waits for the row and then repeats its answer.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from rest_framework.response import Response

from api.models import IdempotentCall
from api.refusals import IdempotencyConflictError, InFlightError, InvalidFieldError

HEADER = "Idempotency-Key"
WINDOW = timedelta(hours=24)
# A first call that never came back: its server was killed in between.
LONGEST_FLIGHT = timedelta(minutes=10)
# Old rows go whenever so many new ones have come.
SWEEP_EVERY = 100


class Call:
    """One call that carries a key: `caller` and `path` say whose key it is and for what."""

    def __init__(self, *, caller: str, path: str, key: str, body: Any) -> None:
        if not (1 <= len(key) <= 255 and key.isprintable() and key.isascii()):
            raise InvalidFieldError(
                f"{HEADER} must have 1 to 255 printable characters", field=HEADER
            )
        text = json.dumps(body, sort_keys=True, default=str)
        self.digest = hashlib.sha256(text.encode()).hexdigest()
        self.names = {"caller": caller, "path": path[:300], "key": key}

    def replay(self) -> Response | None:
        """The answer of an equal earlier call.

        Raises IdempotencyConflictError for another body, InFlightError when there is none yet.
        """
        row = IdempotentCall.objects.filter(**self.names).first()
        if row is None or self._has_passed(row):
            return None
        if row.digest != self.digest:
            raise IdempotencyConflictError(f"This {HEADER} was used with another body")
        if not row.status:
            raise InFlightError("The first call with this key is still running")
        headers = {"Idempotent-Replayed": "true"}
        if row.location:
            headers["Location"] = row.location
        return Response(row.answer, status=row.status, headers=headers)

    def commit(self, action: Callable[[], Response]) -> Response:
        """Runs the action in one transaction with its key, or repeats who was faster."""
        try:
            with transaction.atomic():
                row = self._insert()
                answer = action()
                self._keep(row, answer)
                return answer
        except IntegrityError:
            if (earlier := self.replay()) is None:
                raise
            return earlier

    def reserve(self, action: Callable[[], Response]) -> Response:
        """As `commit`, for actions that take long: the key is taken first, and freed on failure."""
        try:
            with transaction.atomic():
                row = self._insert()
        except IntegrityError:
            if (earlier := self.replay()) is None:
                raise
            return earlier
        try:
            answer = action()
        except BaseException:
            row.delete()
            raise
        self._keep(row, answer)
        return answer

    def _insert(self) -> IdempotentCall:
        now = timezone.now()
        row = IdempotentCall.objects.create(**self.names, digest=self.digest, created_at=now)
        if row.pk % SWEEP_EVERY == 0:
            IdempotentCall.objects.filter(created_at__lt=now - WINDOW).delete()
        return row

    def _keep(self, row: IdempotentCall, answer: Response) -> None:
        IdempotentCall.objects.filter(pk=row.pk).update(
            status=answer.status_code,
            answer=answer.data,
            location=answer.get("Location", ""),
        )

    def _has_passed(self, row: IdempotentCall) -> bool:
        age = timezone.now() - row.created_at
        if age < (WINDOW if row.status else LONGEST_FLIGHT):
            return False
        IdempotentCall.objects.filter(pk=row.pk, created_at=row.created_at).delete()
        return True
