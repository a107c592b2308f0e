"""Who is in the team, and as what."""

from functools import partial
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from api import leaving
from api.contract.operation import Operation
from api.contract.shapes import BOOLEAN, array, data, ref
from api.views.team import TAG, TeamResource
from canvas.workflows import iso
from wireflow.accounts import members, roles
from wireflow.accounts.models import Membership, User

_reads = partial(Operation, tag=TAG, scope="members:read")
_manages = partial(Operation, tag=TAG, scope="members:manage")
_MEMBER = data(ref("Member"))


class Members(TeamResource):
    """Everybody in the team, oldest first."""

    operations = {"GET": _reads("List members", answers={200: data(array(ref("Member")))})}

    def get(self, request: Request) -> Response:
        team, person = self.caller.team, self.person
        made = leaving.keys_made(team) if "keys:manage" in self.caller.scopes else {}
        found = [_to_json(one, person, made.get(one.user_id, 0)) for one in members.of_team(team)]
        return Response({"data": found})


class MemberDetail(TeamResource):
    """A member's role, which is never above that of who gives it; a team keeps an owner. The keys
    that a removed member made are the team's and go on, unless `revokeKeys` is true."""

    operations = {
        "PATCH": _manages(
            "Change a member's role",
            body=ref("MemberChange"),
            answers={200: _MEMBER},
            refusals=(409,),
        ),
        "DELETE": _manages(
            "Remove a member",
            query={"revokeKeys": BOOLEAN},
            answers={200: data(ref("RemovedMember"))},
            refusals=(409,),
        ),
    }

    def patch(self, request: Request, member_id: int) -> Response:
        role, team = self.body["role"], self.caller.team
        member = members.change_role(team, by=self.person, member_id=member_id, role=role)
        made = leaving.keys_made(team).get(member.user_id, 0)
        return Response({"data": _to_json(member, self.person, made)})

    def delete(self, request: Request, member_id: int) -> Response:
        made, revoked = leaving.remove(
            self.caller.team,
            by=self.person,
            member_id=member_id,
            revoke_keys=self.query.get("revokeKeys", False),
        )
        return Response({"data": {"keysMade": made, "keysRevoked": revoked}})


class Transfer(TeamResource):
    """Makes another member the owner, and you an admin, at once."""

    operations = {
        "POST": Operation(
            "Transfer the team",
            tag=TAG,
            scope="team:delete",
            body=ref("Transfer"),
            answers={200: _MEMBER},
            refusals=(404, 409),
        )
    }

    def post(self, request: Request) -> Response:
        member_id, team = self.body["memberId"], self.caller.team
        member = members.transfer(team, by=self.person, member_id=member_id)
        made = leaving.keys_made(team).get(member.user_id, 0)
        return Response({"data": _to_json(member, self.person, made)})


class Roles(TeamResource):
    """What each role may do: the table that decides it."""

    operations = {
        "GET": _reads("Read the table of roles", answers={200: data(array(ref("Permission")))})
    }

    def get(self, request: Request) -> Response:
        return Response({"data": roles.table()})


def _to_json(member: Membership, person: User, keys_made: int) -> dict[str, Any]:
    return {
        "id": member.pk,
        "name": member.user.name or member.user.email,
        "email": member.user.email,
        "role": member.role,
        "joinedAt": iso(member.created_at),
        "isYou": member.user_id == person.pk,
        "keys": keys_made,
    }
