"""Addresses and secrets that are derived from the server's keys, so that none lies in a table."""

import base64
import hmac
import time
from hashlib import sha256
from uuid import UUID

from django.conf import settings

DAY = 86_400
WEBHOOK_SECRET_PREFIX = "whsec_"


def signature(message: str) -> str:
    """HMAC-SHA256 under the server's secret key, 32 hexadecimal digits of it."""
    return hmac.new(settings.SECRET_KEY.encode(), message.encode(), sha256).hexdigest()[:32]


def is_signed(message: str, expires: str, given: str) -> bool:
    """Whether `given` signs the message, whose expiry in Unix seconds has not passed."""
    if not (expires.isascii() and expires.isdigit()) or int(expires[:12]) < time.time():
        return False
    return hmac.compare_digest(signature(message), given)


def status_url(execution_id: UUID) -> str:
    """An address that polls one execution for a week, without a key."""
    expires = int(time.time()) + 7 * DAY
    path = f"/api/v1/workflows/executions/{execution_id}/poll"
    given = signature(_status(execution_id, str(expires)))
    return f"{settings.PUBLIC_URL}{path}?expires={expires}&signature={given}"


def status_is_signed(execution_id: UUID, expires: str, given: str) -> bool:
    """Whether a status address is one this server gave out, and still fresh."""
    return is_signed(_status(execution_id, expires), expires, given)


def webhook_secret(owner: UUID, number: int) -> str:
    """The Standard Webhooks secret of an endpoint or a publication; each `number` has its own."""
    message = f"webhook\n{owner}\n{number}".encode()
    key = hmac.new(settings.WEBHOOK_SIGNING_KEY.encode(), message, sha256).digest()
    return WEBHOOK_SECRET_PREFIX + base64.b64encode(key).decode()


def _status(execution_id: UUID, expires: str) -> str:
    return f"status\n{execution_id}\n{expires}"
