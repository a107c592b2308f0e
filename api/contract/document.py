"""The OpenAPI 3.1 document: drf-spectacular walks the paths, the operations say the rest."""

import re
from typing import Any

from drf_spectacular.openapi import AutoSchema

from api.contract.components import SCHEMAS
from api.contract.operation import NOBODY, PEOPLE, Operation
from api.contract.parameters import VARIABLE, parameters
from api.contract.sampling import example_of
from api.contract.shapes import Shape, ref
from api.contract.vocabulary import DONE, FAILURES, REFUSAL

_ARTICLES = {"a", "an", "the"}
_LIMITS = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


class ContractSchema(AutoSchema):
    """Makes an operation of the document from `Resource.operations`."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: Any
    ) -> dict[str, Any] | None:
        operations: dict[str, Operation] = getattr(self.view, "operations", {})
        operation = operations.get(method)
        if operation is None:
            return None
        described: dict[str, Any] = {
            "operationId": _name(operation.summary),
            "summary": operation.summary,
            "description": self._words(operation),
            "tags": [operation.tag],
            "security": _security(operation),
            "parameters": parameters(path, operation),
            "responses": _responses(path, operation),
        }
        if operation.body is not None:
            described["requestBody"] = _body(operation)
        return described

    def _words(self, operation: Operation) -> str:
        words = " ".join((type(self.view).__doc__ or "").split())
        if operation.scope in PEOPLE | {NOBODY}:
            return words
        return f"{words}\n\nScope: `{operation.scope}`"


def _name(summary: str) -> str:
    words = re.sub(r"'s\b|[^A-Za-z ]", "", summary).split()
    first, *rest = [word for word in words if word not in _ARTICLES]
    return first.lower() + "".join(word.capitalize() for word in rest)


def _security(operation: Operation) -> list[dict[str, list[str]]]:
    if operation.scope == NOBODY:
        return [{}]
    return [{"session": []}] if operation.scope in PEOPLE else [{"apiKey": []}, {"session": []}]


def _body(operation: Operation) -> dict[str, Any]:
    content: dict[str, Any] = {"application/json": _content(operation.body or {})}
    if operation.takes_files:
        file = {"type": "string", "format": "binary"}
        content["multipart/form-data"] = {
            "schema": {"type": "object", "required": ["file"], "properties": {"file": file}}
        }
    return {"content": content, "required": _is_needed(operation)}


def _is_needed(operation: Operation) -> bool:
    """Whether a call without a body is refused."""
    shape = operation.body or {}
    named = SCHEMAS.get(str(shape.get("$ref", "")).rpartition("/")[2], shape)
    return bool(named.get("required"))


def _responses(path: str, operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for status, shape in operation.answers.items():
        names = ["X-Request-Id", *_LIMITS]
        names += ["Location"] * (status == 201) + ["ETag"] * operation.conditional
        names += ["Idempotent-Replayed"] * operation.idempotent
        answer: dict[str, Any] = {"description": DONE[status], "headers": _headers(names)}
        if shape is not None:
            answer["content"] = {operation.sends: _content(shape)}
        found[str(status)] = answer
    for status in sorted(_refusals(path, operation)):
        words, component = FAILURES[status]
        names = ["X-Request-Id", *_LIMITS, *["Retry-After"] * (status in {429, 503})]
        found[str(status)] = {
            "description": words,
            "headers": _headers(names),
            "content": {"application/json": {"schema": ref(component), "example": REFUSAL[status]}},
        }
    return found


def _content(shape: Shape) -> dict[str, Any]:
    return {"schema": shape, "example": example_of(shape)}


def _refusals(path: str, operation: Operation) -> set[int]:
    found = {429, 500, *operation.refusals}
    if operation.scope != NOBODY:
        found |= {401, 403}
    if operation.body is not None:
        found |= {400, 413, 415}
    if operation.query or operation.idempotent:
        found.add(400)
    if operation.idempotent:
        found |= {409, 422}
    if VARIABLE.search(path):
        found.add(404)
    return found


def _headers(names: list[str]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
