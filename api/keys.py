"""Makes and recognises API keys: `sk-wf_<12 public id>_<32 random base62><6 base62 CRC-32>`.

The checksum refuses a typo without a look-up and lets secret scanners find leaked keys. The key
itself is never stored: only its public id, its last four signs and an HMAC under a server pepper.
"""

import hashlib
import hmac
import re
import secrets
import string
import zlib
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from api.models import ApiKey
from api.refusals import UnauthorizedError
from wireflow.accounts.models import Team, User

SCOPES = (
    "workflows:read",
    "workflows:write",
    "workflows:execute",
    "executions:read",
    "usage:read",
)
_ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
_FORMAT = re.compile(r"^(sk-wf_([0-9A-Za-z]{12})_[0-9A-Za-z]{32})([0-9A-Za-z]{6})$")
# A key that is used every second must not write a row every second.
LAST_USED_PRECISION = timedelta(minutes=1)


def make(
    *, team: Team, user: User | None, name: str, scopes: Sequence[str], days: int | None
) -> tuple[ApiKey, str]:
    """A new key and its text, which is shown this once."""
    public_id = _random(12)
    start = f"sk-wf_{public_id}_{_random(32)}"
    text = start + _checksum(start)
    key = ApiKey.objects.create(
        team=team,
        created_by=user,
        name=name,
        public_id=public_id,
        digest=_digest(text),
        last_four=text[-4:],
        scopes=list(scopes),
        expires_at=timezone.now() + timedelta(days=days) if days else None,
    )
    return key, text


def find(text: str) -> ApiKey:
    """The key of an Authorization header's value. Raises UnauthorizedError."""
    found = _FORMAT.match(text)
    if found is None or not hmac.compare_digest(_checksum(found[1]), found[3]):
        raise UnauthorizedError("Invalid API key format. Expected: Bearer sk-...")
    key = ApiKey.objects.select_related("team").filter(public_id=found[2]).first()
    if key is None or not hmac.compare_digest(key.digest, _digest(text)) or key.revoked_at:
        raise UnauthorizedError("Invalid API key")
    if key.expires_at is not None and key.expires_at <= timezone.now():
        raise UnauthorizedError("API key has expired")
    return key


def note_use(key: ApiKey) -> None:
    """Records the use, at most once a minute."""
    now = timezone.now()
    if key.last_used_at is None or now - key.last_used_at > LAST_USED_PRECISION:
        stale = Q(last_used_at=None) | Q(last_used_at__lt=now - LAST_USED_PRECISION)
        ApiKey.objects.filter(stale, id=key.id).update(last_used_at=Now())


def revoke(key: ApiKey) -> None:
    """Ends a key at once; a second call does nothing."""
    ApiKey.objects.filter(id=key.id, revoked_at=None).update(revoked_at=Now())


def _random(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def _checksum(text: str) -> str:
    number, signs = zlib.crc32(text.encode()), ""
    for _ in range(6):
        number, digit = divmod(number, 62)
        signs = _ALPHABET[digit] + signs
    return signs


def _digest(text: str) -> str:
    return hmac.new(settings.API_KEY_PEPPER.encode(), text.encode(), hashlib.sha256).hexdigest()
