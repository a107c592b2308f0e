"""Asking a server."""

import json
import re
from typing import Annotated, Literal, TypedDict

from canvas.nodes.context import Answer, NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.json_text import parsed
from canvas.nodes.params import Param
from canvas.nodes.ports import Any_, Boolean, Integer, Json, Text
from canvas.nodes.texts import MAX_LENGTH
from canvas.nodes.utilities.web.headers import checked

MAX_SENT = 1_000_000
MAX_ANSWER = 1_000_000
_CHARSET = re.compile(r"charset=\"?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)


class Response(TypedDict):
    """The answer as JSON, null where it is none; as text; and the number that says how it went."""

    json: Annotated[Json, Param(label="JSON")]
    text: Text
    status: Integer


@node(
    "utility:http_request",
    label="HTTP request",
    category="Web",
    keywords="api rest fetch curl get post webhook call url",
    queue="io",
    deadline_seconds=90,
    cacheable=False,
    raw=True,
)
def http_request(
    context: NodeContext,
    url: Annotated[Text, Param(label="URL")],
    body: Annotated[
        Any_ | None, Param(widget="json", description="Text is sent as it is, the rest as JSON.")
    ] = None,
    *,
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"] = "GET",
    headers: Annotated[
        Json,
        Param(description='Such as {"accept": "text/csv"}. Everyone with the workflow reads them.'),
    ] = None,
    timeout: Annotated[int, Param(min=1, max=60, unit="s", advanced=True)] = 30,
    fail_on_error: Annotated[
        Boolean, Param(description="Fails when the status is 400 or more.", advanced=True)
    ] = True,
) -> Response:
    """Ask a server on the web and hand on its answer, at most 1 MB of it. It is asked each run."""
    own = checked(headers)
    content, kind = _written(body)
    if kind:
        own.setdefault("content-type", kind)
    answer = context.fetch(
        method, url, headers=own, content=content, seconds=timeout, most_bytes=MAX_ANSWER
    )
    text = _read(answer)
    if fail_on_error and answer.status >= 400:
        raise NodeError(f"The server answered with status {answer.status}: {text[:200]}")
    if len(text) > MAX_LENGTH:
        context.warn(f"The answer is cut off after {MAX_LENGTH:,} characters")
    return {"json": _json(answer, text), "text": text[:MAX_LENGTH], "status": answer.status}


def _written(body: Json) -> tuple[bytes, str]:
    if body is None or body == "":
        return b"", ""
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    content = text.encode("utf-8", "replace")
    if len(content) > MAX_SENT:
        raise NodeError(f"The body has more than {MAX_SENT // 1_000_000} MB.")
    return content, "text/plain; charset=utf-8" if body is text else "application/json"


def _read(answer: Answer) -> str:
    """The answer as text that can be kept; what is no text becomes signs for the unknown."""
    stated = _CHARSET.search(answer.headers.get("content-type", ""))
    try:
        text = answer.content.decode(stated[1] if stated else "utf-8", "replace")
    except LookupError:
        text = answer.content.decode("utf-8", "replace")
    return text.replace("\0", "\ufffd")


def _json(answer: Answer, text: str) -> Json:
    if "json" not in answer.headers.get("content-type", "") or not text.strip():
        return None
    return parsed(text)
