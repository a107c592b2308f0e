"""API keys (for signed-in people only) and the team's usage."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from api import fields, keys
from api.models import ApiKey
from api.refusals import InvalidFieldError
from api.views.resource import Resource
from billing import holds
from billing.plans import PLANS
from canvas import queries
from wireflow.errors import NotFoundError

MAX_DAYS = 3_650


class Keys(Resource):
    """`GET` and `POST /keys`."""

    scopes = {"GET": "browser", "POST": "browser"}

    def get(self, request: Request) -> Response:
        mine = ApiKey.objects.filter(team=self.caller.team, revoked_at=None)
        found = mine.select_related("created_by").order_by("-id")
        return Response({"data": [_to_json(key) for key in found]})

    def post(self, request: Request) -> Response:
        name = fields.text(self.body, "name", "", most=80, least=1)
        scopes = fields.strings(self.body, "scopes", most=len(keys.SCOPES))
        if not scopes or not set(scopes) <= set(keys.SCOPES):
            known = ", ".join(keys.SCOPES)
            raise InvalidFieldError(f"scopes must be some of: {known}", field="scopes")
        days = fields.optional(self.body, "expiresInDays", int, 0)
        if not 0 <= days <= MAX_DAYS:
            raise InvalidFieldError(f"expiresInDays must be 1 to {MAX_DAYS}", field="expiresInDays")
        key, text = keys.make(
            team=self.caller.team,
            user=self.caller.user,
            name=name,
            scopes=scopes,
            days=days or None,
        )
        return Response({"data": _to_json(key) | {"key": text}}, status=201)


class KeyDetail(Resource):
    """`DELETE /keys/{id}`: revokes it at once."""

    scopes = {"DELETE": "browser"}

    def delete(self, request: Request, key_id: UUID) -> Response:
        key = ApiKey.objects.filter(team=self.caller.team, id=key_id, revoked_at=None).first()
        if key is None:
            raise NotFoundError("API key not found")
        keys.revoke(key)
        return Response(status=204)


class Usage(Resource):
    """`GET /developer/usage`."""

    scopes = {"GET": "usage:read"}

    def get(self, request: Request) -> Response:
        team = self.caller.team
        plan = PLANS[team.plan]
        midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        today = queries.executions(team).filter(created_at__gte=midnight)
        data = {
            "plan": plan.name,
            "credits": holds.credits_of(team),
            "limits": {
                "requestsPerMinute": plan.requests_per_minute,
                "executionsPerMinute": plan.executions_per_minute,
                "executionsPerDay": plan.executions_per_day,
            },
            "today": {"executions": today.count()},
        }
        return Response({"data": data})


def _to_json(key: ApiKey) -> dict[str, Any]:
    expired = key.expires_at is not None and key.expires_at <= timezone.now()
    return {
        "id": str(key.id),
        "name": key.name,
        "prefix": f"sk-wf_{key.public_id}",
        "lastFour": key.last_four,
        "scopes": key.scopes,
        "createdAt": key.created_at,
        "lastUsedAt": key.last_used_at,
        "expiresAt": key.expires_at,
        "expired": expired,
        "createdBy": (key.created_by.name or key.created_by.email) if key.created_by else None,
    }
