"""API keys, for signed-in people only."""

from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from api import keys, usage
from api.contract.operation import Operation
from api.contract.shapes import array, data, ref
from api.models import ApiKey
from api.refusals import InvalidFieldError
from api.views.resource import Resource
from canvas.workflows import iso

_of_keys = partial(Operation, tag="API keys", scope="keys:manage")


class Keys(Resource):
    """The team's keys. The text of a key is in the answer that made it, and nowhere else."""

    operations = {
        "GET": _of_keys("List API keys", answers={200: data(array(ref("ApiKey")))}),
        "POST": _of_keys(
            "Create an API key", body=ref("NewApiKey"), answers={201: data(ref("FreshApiKey"))}
        ),
    }

    def get(self, request: Request) -> Response:
        found = keys.of_team(self.caller.team)
        calls = usage.of(found)
        return Response({"data": [_to_json(key, calls[key.id]) for key in found]})

    def post(self, request: Request) -> Response:
        body = self.body
        unknown = sorted(set(body["scopes"]) - set(keys.SCOPES))
        if unknown:
            known = ", ".join(keys.SCOPES)
            raise InvalidFieldError(f"scopes must be some of: {known}", field="scopes")
        made, words = keys.make(
            team=self.caller.team,
            user=self.caller.user,
            name=body["name"],
            scopes=body["scopes"],
            days=body.get("expiresInDays") or None,
        )
        return _fresh(made, words)


class KeyDetail(Resource):
    """Revokes a key at once."""

    operations = {"DELETE": _of_keys("Revoke an API key", answers={204: None})}

    def delete(self, request: Request, key_id: UUID) -> Response:
        keys.revoke(keys.of_id(self.caller.team, key_id))
        return Response(status=204)


class KeyRotation(Resource):
    """A new key with the name, scopes and days of an old one, which goes on for 24 hours."""

    operations = {"POST": _of_keys("Rotate an API key", answers={201: data(ref("FreshApiKey"))})}

    def post(self, request: Request, key_id: UUID) -> Response:
        old = keys.of_id(self.caller.team, key_id)
        return _fresh(*keys.rotate(old, user=self.caller.user))


def _fresh(key: ApiKey, words: str) -> Response:
    calls = usage.of([key])[key.id]
    return Response({"data": _to_json(key, calls) | {"key": words}}, status=201)


def _to_json(key: ApiKey, calls: list[dict[str, Any]]) -> dict[str, Any]:
    expired = key.expires_at is not None and key.expires_at <= timezone.now()
    return {
        "id": str(key.id),
        "name": key.name,
        "prefix": f"sk-wf_{key.public_id}",
        "lastFour": key.last_four,
        "scopes": key.scopes,
        "createdAt": iso(key.created_at),
        "lastUsedAt": iso(key.last_used_at) if key.last_used_at else None,
        "expiresAt": iso(key.expires_at) if key.expires_at else None,
        "expired": expired,
        "createdBy": (key.created_by.name or key.created_by.email) if key.created_by else None,
        "calls": calls,
    }
