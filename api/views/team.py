"""The teams of a person, and the one they work in."""

from functools import partial
from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import array, data, ref
from api.views.resource import Resource
from canvas import closing
from canvas.workflows import iso
from wireflow.accounts import members, roles, teams
from wireflow.accounts.models import Membership, User

TAG = "Teams"
_of_teams = partial(Operation, tag=TAG)
_TEAM = data(ref("Team"))


class TeamResource(Resource):
    """Shared by what only signed-in people do."""

    @property
    def person(self) -> User:
        """Who calls: no key holds the scopes of these paths."""
        user = self.caller.user
        assert user is not None  # the permission check has seen to it
        return user


class Teams(TeamResource):
    """All teams you are in, oldest first."""

    operations = {
        "GET": _of_teams(
            "List your teams", scope="team:read", answers={200: data(array(ref("OneOfMyTeams")))}
        ),
        "POST": _of_teams(
            "Create a team",
            scope="team:read",
            body=ref("NewTeam"),
            answers={201: _TEAM},
            refusals=(409,),
        ),
    }

    def get(self, request: Request) -> Response:
        here = self.caller.team.id
        found = [
            _to_json(one) | {"isCurrent": one.team_id == here} for one in teams.all_of(self.person)
        ]
        return Response({"data": found})

    def post(self, request: Request) -> Response:
        made = teams.create(self.person, self.body["name"])
        member = teams.switch(self.person, request._request.session, made.id)
        return Response({"data": _whole(member)}, status=201)


class Switch(TeamResource):
    """Works in another of your teams from now on, in this browser."""

    operations = {
        "POST": _of_teams("Switch to a team", scope="team:read", answers={200: _TEAM}),
    }

    def post(self, request: Request, team_id: UUID) -> Response:
        member = teams.switch(self.person, request._request.session, team_id)
        return Response({"data": _whole(member)})


class TeamDetail(TeamResource):
    """The team you work in. Deleting it takes its name, and everything in it goes."""

    operations = {
        "GET": _of_teams("Read the team", scope="team:read", answers={200: _TEAM}),
        "PATCH": _of_teams(
            "Rename the team", scope="team:manage", body=ref("TeamChange"), answers={200: _TEAM}
        ),
        "DELETE": _of_teams(
            "Delete the team",
            scope="team:delete",
            body=ref("TeamDeletion"),
            answers={204: None},
            refusals=(409,),
        ),
    }

    def get(self, request: Request) -> Response:
        return self.shown()

    def patch(self, request: Request) -> Response:
        teams.rename(self.caller.team, self.body["name"])
        return self.shown()

    def delete(self, request: Request) -> Response:
        closing.close(self.caller.team, confirmation=self.body["name"])
        return Response(status=204)

    def shown(self) -> Response:
        member = teams.switch(self.person, {}, self.caller.team.id)
        return Response({"data": _whole(member)})


class Leave(TeamResource):
    """Leaves the team you work in. Its last owner hands it over first."""

    operations = {
        "POST": _of_teams(
            "Leave the team", scope="team:read", answers={204: None}, refusals=(409,)
        ),
    }

    def post(self, request: Request) -> Response:
        members.leave(self.caller.team, self.person)
        return Response(status=204)


def _to_json(member: Membership) -> dict[str, Any]:
    team = member.team
    return {
        "id": str(team.id),
        "name": team.name,
        "isPersonal": team.is_personal,
        "role": member.role,
    }


def _whole(member: Membership) -> dict[str, Any]:
    return _to_json(member) | {
        "permissions": sorted(roles.SCOPES[member.role]),
        "members": member.team.memberships.count(),
        "createdAt": iso(member.team.created_at),
    }
