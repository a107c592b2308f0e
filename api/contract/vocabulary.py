"""What the document says in many places: failures, headers, ways to sign in."""

from typing import Any

from django.conf import settings

from api.contract.components import SCHEMAS
from api.contract.shapes import text

DONE = {
    200: "Done",
    201: "Made; where there is a `Location`, follow it",
    202: "Taken: the rest happens after the answer",
    204: "Done, and nothing to say: the answer is empty",
    304: "Nothing has changed since the `ETag` you hold: the answer is empty",
}
FAILURES = {
    400: ("The request is malformed: not JSON, or a field is wrong, which `field` names", "Error"),
    401: ("There is no key, or one that is mistyped, revoked or expired", "Error"),
    402: (
        "The credits do not suffice; nothing was started and nothing is charged",
        "InsufficientCredits",
    ),
    403: ("The key lacks the scope named in `scope`, or your role does not allow it", "Error"),
    404: ("There is no such thing, or it is another team's: the two are never told apart", "Error"),
    409: (
        "The state does not allow it: `code` says whether it is stale, finished or busy",
        "Error",
    ),
    413: ("The body is over its limit: 1 MB of JSON, 25 MB for an upload", "Error"),
    415: ("The media type of the body is not one that is taken here", "Error"),
    422: ("Well-formed, but invalid: a graph has `violations`, else see `code`", "InvalidGraph"),
    429: ("A limit is reached: try again after `Retry-After` seconds", "RateLimited"),
    500: ("The server failed. Its log knows the `requestId`", "Error"),
    503: ("Nothing can take the call now: try again after `Retry-After` seconds", "Error"),
}
_REQUEST = "01a214ca-0d12-7588-82a0-7c22e49aed93"


def _refusal(code: str, words: str, **details: Any) -> dict[str, Any]:
    return {"error": words, "code": code, "requestId": _REQUEST, **details}


REFUSAL: dict[int, dict[str, Any]] = {
    400: _refusal("invalid_field", "limit: 0 is less than the minimum of 1", field="limit"),
    401: _refusal("unauthorized", "Missing Authorization header"),
    402: _refusal(
        "insufficient_credits",
        "Insufficient credits. Required: 10, Available: 3",
        insufficientCredits=True,
        requiredCredits=10,
        availableCredits=3,
        breakdown=[
            {
                "nodeId": "sketch",
                "nodeLabel": "Generate image",
                "nodeType": "generate:wireflow_sketch",
                "credits": 10,
            }
        ],
    ),
    403: _refusal(
        "forbidden", "The API key lacks the scope workflows:write", scope="workflows:write"
    ),
    404: _refusal("not_found", "Workflow not found"),
    409: _refusal("conflict", "The execution has already finished", status="COMPLETED"),
    413: _refusal("body_too_large", "The body may be at most 1000000 bytes long"),
    415: _refusal("unsupported_media_type", 'Unsupported media type "text/plain" in request.'),
    422: _refusal(
        "invalid_graph",
        "The graph is not valid: There is no node type “generate:wireflow_skech”.",
        violations=[
            {
                "rule": "unknown_node_type",
                "message": "There is no node type “generate:wireflow_skech”.",
                "nodeId": "sketch",
                "fix": "Did you mean generate:wireflow_sketch?",
            }
        ],
    ),
    429: _refusal(
        "rate_limited",
        "Too many requests: 10 a minute. Try again in 12 s",
        limit="requestsPerMinute",
        retryAfter=12,
    ),
    500: _refusal("internal_error", "Internal server error"),
    503: _refusal("no_worker", "No worker here can run this now", nodeId="sketch", needs="gpu"),
}
_WHOLE = {"type": "integer"}
HEADERS: dict[str, Any] = {
    "X-Request-Id": {
        "schema": text(),
        "description": "Names the request: your own `X-Request-Id`, or a new one",
    },
    "X-RateLimit-Limit": {
        "schema": _WHOLE,
        "description": "Calls a minute that are allowed: of whichever limit has least left",
    },
    "X-RateLimit-Remaining": {"schema": _WHOLE, "description": "Calls that are left of it"},
    "X-RateLimit-Reset": {
        "schema": _WHOLE,
        "description": "When there is room again, in Unix seconds",
    },
    "Retry-After": {"schema": {"type": "integer", "minimum": 1}, "description": "Seconds to wait"},
    "Location": {"schema": text(), "description": "Where to follow what was made"},
    "ETag": {"schema": text(), "description": "For `If-None-Match`"},
    "Idempotent-Replayed": {"schema": text(), "description": "`true` for an answer given again"},
    "Link": {"schema": text(), "description": 'The next page: `<…>; rel="next"`'},
}
COMPONENTS: dict[str, Any] = {
    "schemas": SCHEMAS,
    "headers": HEADERS,
    "securitySchemes": {
        "apiKey": {
            "type": "http",
            "scheme": "bearer",
            "description": "A key of Settings > API keys: `Authorization: Bearer sk-…`",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "The browser's session; changes need its `X-CSRFToken` as well",
        },
    },
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Sent again within 24 hours, the call is answered again and happens once",
    "schema": text(least=1, most=255, pattern="^[ -~]+$"),
}
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The `ETag` you hold: if it still fits, the answer is 304 and empty",
    "schema": text(),
}
