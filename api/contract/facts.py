"""Numbers and words of the server that its readers need, each from where the server has it."""

from typing import Any

from api import errors, idempotency, keys, parsers, throttling
from canvas import signing
from canvas.graph import validation
from wireflow.accounts import roles
from wireflow.errors import WireflowError
from workers import uploads
from workers.webhooks import courier, deliveries, endpoints

# For those that have no class of their own, or whose class speaks to programmers.
_WORDS = {
    "bad_request": "The request is not acceptable HTTP.",
    "method_not_allowed": "The path is there, but not for this method.",
    "not_acceptable": "Answers are JSON, and `Accept` does not take it.",
    "unsupported_media_type": "The `Content-Type` is not one that is taken here.",
    "internal_error": "The server failed; its log knows the `requestId`.",
    "rate_limited": "A limit is reached: `limit` names it, `retryAfter` says how long to wait.",
}


def facts() -> dict[str, Any]:
    """The extension `x-wireflow` of the document."""
    return {
        "errors": _errors(),
        "scopes": [{"scope": name, "allows": words} for name, words in roles.FOR_KEYS.items()],
        "limits": {
            "bodyBytes": parsers.MAX_BYTES,
            "bodyDepth": parsers.MAX_DEPTH,
            "uploadBytes": uploads.MAX_BYTES,
            "graphNodes": validation.MAX_NODES,
            "graphEdges": validation.MAX_EDGES,
            "withoutKeyPerMinute": throttling.ADDRESS_PER_MINUTE,
            "browserPerMinute": throttling.BROWSER_PER_MINUTE,
            "idempotencySeconds": int(idempotency.WINDOW.total_seconds()),
            "keyOverlapSeconds": int(keys.OVERLAP.total_seconds()),
            "statusUrlSeconds": 7 * signing.DAY,
            "webhookEndpoints": endpoints.MOST,
            "webhookAnswerSeconds": int(courier.PATIENCE_SECONDS),
            "webhookPausesSeconds": [int(pause.total_seconds()) for pause in deliveries.PAUSES],
        },
    }


def _errors() -> list[dict[str, Any]]:
    """Every code there is, by status; what it means is the first sentence of its class."""
    found = {kind.code: (kind.status, _sentence(kind)) for kind in _kinds(WireflowError)}
    for status, (words, code) in errors.PLAIN.items():
        found.setdefault(code, (status, words))
    rows = sorted((status, code, words) for code, (status, words) in found.items())
    return [
        {"code": code, "status": status, "meaning": _WORDS.get(code, words)}
        for status, code, words in rows
    ]


def _kinds(base: type[WireflowError]) -> set[type[WireflowError]]:
    direct = set(base.__subclasses__())
    return direct.union(*(_kinds(kind) for kind in direct))


def _sentence(kind: type[WireflowError]) -> str:
    return " ".join((kind.__doc__ or "").split())
