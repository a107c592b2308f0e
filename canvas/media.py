"""Signed addresses of stored media."""

import hmac
import time
from hashlib import sha256
from uuid import UUID

from django.conf import settings

DAY = 86_400


def url(asset_id: UUID | str, team_id: UUID | str) -> str:
    """An address that anyone may open for a day or two, without a session."""
    # Rounded to days: the poll of a finished execution keeps its ETag through a day.
    expires = (int(time.time()) // DAY + 2) * DAY
    signature = sign(str(asset_id), expires, str(team_id))
    return f"{settings.PUBLIC_URL}/media/{asset_id}?exp={expires}&sig={signature}"


def sign(asset_id: str, expires: int, team_id: str) -> str:
    """HMAC-SHA256 over the path, the expiry and the team."""
    message = f"/media/{asset_id}\n{expires}\n{team_id}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, sha256).hexdigest()[:32]
