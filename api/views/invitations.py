"""Invitations into the team."""

from functools import partial
from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import array, data, ref
from api.views.team import TAG, TeamResource
from canvas.workflows import iso
from wireflow.accounts import invitations
from wireflow.accounts.models import Invitation

_manages = partial(Operation, tag=TAG, scope="members:manage")


class Invitations(TeamResource):
    """Those that are still open, newest first. The link of one is in the answer that made it, and
    nowhere else; to an address it is mailed as well."""

    operations = {
        "GET": _manages("List invitations", answers={200: data(array(ref("Invitation")))}),
        "POST": _manages(
            "Invite somebody",
            body=ref("NewInvitation"),
            answers={201: data(ref("FreshInvitation"))},
            refusals=(409,),
        ),
    }

    def get(self, request: Request) -> Response:
        found = invitations.open_of(self.caller.team)
        return Response({"data": [_to_json(one) for one in found]})

    def post(self, request: Request) -> Response:
        body = self.body
        made, token = invitations.invite(
            team=self.caller.team,
            by=self.person,
            role=body["role"],
            email=body.get("email") or "",
            most_uses=body.get("mostUses"),
            days=body.get("days", invitations.DAYS),
        )
        return Response({"data": _to_json(made) | {"url": invitations.url(token)}}, status=201)


class InvitationDetail(TeamResource):
    """Withdraws an invitation at once."""

    operations = {"DELETE": _manages("Withdraw an invitation", answers={204: None})}

    def delete(self, request: Request, invitation_id: UUID) -> Response:
        invitations.revoke(invitations.find(self.caller.team, invitation_id))
        return Response(status=204)


def _to_json(invitation: Invitation) -> dict[str, Any]:
    by = invitation.invited_by
    return {
        "id": str(invitation.id),
        "email": invitation.email,
        "role": invitation.role,
        "invitedBy": (by.name or by.email) if by else None,
        "createdAt": iso(invitation.created_at),
        "expiresAt": iso(invitation.expires_at),
        "uses": invitation.uses,
        "mostUses": invitation.most_uses,
    }
