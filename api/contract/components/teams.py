"""Teams, their members and invitations."""

from api.contract.shapes import (
    BOOLEAN,
    ID,
    MOMENT,
    URL,
    Shape,
    array,
    described,
    nullable,
    one_of,
    record,
    text,
    whole,
)
from wireflow.accounts.models import Role

_ROLE = one_of(*Role.values)
_NAME = text(least=1, most=120, pattern=r"\S")
_TEAM: dict[str, Shape] = {"id": ID, "name": text(), "isPersonal": BOOLEAN, "role": _ROLE}
_INVITATION: dict[str, Shape] = {
    "id": ID,
    "email": text(),
    "role": _ROLE,
    "invitedBy": nullable(text()),
    "createdAt": MOMENT,
    "expiresAt": MOMENT,
    "uses": whole(0),
    "mostUses": nullable(whole(1)),
}

SCHEMAS: dict[str, Shape] = {
    "Team": record(
        {**_TEAM, "permissions": array(text()), "members": whole(1), "createdAt": MOMENT}
    ),
    "OneOfMyTeams": record({**_TEAM, "isCurrent": BOOLEAN}),
    "NewTeam": record({"name": _NAME}),
    "TeamChange": record({"name": _NAME}),
    "TeamDeletion": record({"name": text(most=120)}),
    "Member": record(
        {
            "id": whole(1),
            "name": text(),
            "email": text(),
            "role": _ROLE,
            "joinedAt": MOMENT,
            "isYou": BOOLEAN,
            "keys": whole(0),
        }
    ),
    "MemberChange": record({"role": _ROLE}),
    "Transfer": record({"memberId": whole(1, 2**63 - 1)}),
    "RemovedMember": record({"keysMade": whole(0), "keysRevoked": whole(0)}),
    "Invitation": record(_INVITATION),
    "FreshInvitation": record(
        {**_INVITATION, "url": described(URL, "The link itself, shown this once")}
    ),
    "NewInvitation": record(
        {"role": _ROLE},
        {
            "email": nullable(text(most=254, pattern=r"^([^@\s]+@[^@\s]+\.[^@\s]+)?$")),
            "mostUses": nullable(whole(1, 1_000)),
            "days": whole(1, 30),
        },
    ),
    "Permission": record(
        {"permission": text(), "allows": text(), "roles": array(_ROLE), "forKeys": BOOLEAN}
    ),
}
