"""How an API key is written: `sk-wf_<12 public id>_<32 random base62><6 base62 CRC-32>`.

The checksum refuses a typo without a look-up, and lets secret scanners find leaked keys.
"""

import hmac
import re
import secrets
import string
import zlib

_ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
_FORMAT = re.compile(r"^(sk-wf_([0-9A-Za-z]{12})_[0-9A-Za-z]{32})([0-9A-Za-z]{6})$")


def make() -> tuple[str, str]:
    """A new key's public id, and its text."""
    public = _random(12)
    start = f"sk-wf_{public}_{_random(32)}"
    return public, start + _checksum(start)


def public_id(text: str) -> str | None:
    """The public id of a well-formed key, else None."""
    found = _FORMAT.match(text)
    if found is None or not hmac.compare_digest(_checksum(found[1]), found[3]):
        return None
    return found[2]


def _random(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def _checksum(text: str) -> str:
    number, signs = zlib.crc32(text.encode()), ""
    for _ in range(6):
        number, digit = divmod(number, 62)
        signs = _ALPHABET[digit] + signs
    return signs
