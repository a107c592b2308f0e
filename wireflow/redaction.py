"""Keys that this process has seen, and texts without them: for logs, and for what is shown."""

import re
import threading
from collections import OrderedDict

from django.conf import settings

# So many keys are remembered, the latest used; older ones are in no text any more.
MOST_KEYS = 1_000
# Shorter ones are parts of ordinary words, and no provider gives them out.
SHORTEST_KEY = 8
_API_KEY = re.compile(r"sk-wf_[A-Za-z0-9_]{6,}")
_seen: OrderedDict[str, None] = OrderedDict()
_lock = threading.Lock()


def remember(key: str) -> None:
    """From now on this key, a team's or the operator's, is taken out of texts."""
    if len(key) < SHORTEST_KEY:
        return
    with _lock:
        _seen[key] = None
        _seen.move_to_end(key)
        while len(_seen) > MOST_KEYS:
            _seen.popitem(last=False)


def cleaned(text: str) -> str:
    """The text with a remark in place of each key, ours and the providers'."""
    clean = _API_KEY.sub("sk-wf_[redacted]", text)
    for provider, key in settings.PROVIDER_KEYS.items():
        if key:
            clean = clean.replace(key, f"[{provider} key redacted]")
    with _lock:
        seen = sorted(_seen, key=len, reverse=True)  # one may begin with another
    for key in seen:
        clean = clean.replace(key, "[key redacted]")
    return clean
