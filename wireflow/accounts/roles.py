"""The one table of what each role may do; the API, the pages and `/docs/teams` read it.

The permissions of `FOR_KEYS` may be given to an API key as well; the rest are for signed-in people.
"""

from wireflow.accounts.models import Role

FOR_KEYS: dict[str, str] = {
    "workflows:read": "Read workflows, node types, media and estimates",
    "workflows:write": "Make, change, publish and delete workflows; upload media",
    "workflows:execute": "Run workflows, cancel and retry executions",
    "executions:read": "Follow executions and read their results",
    "usage:read": "Read limits, usage and credits",
    "apps:execute": "Run published apps",
}
FOR_PEOPLE: dict[str, str] = {
    "workflows:move": "Move workflows to another team",
    "comment": "Comment on workflows",
    "comments:moderate": "Delete what others commented",
    "team:read": "See the team, leave it, and work in another one",
    "team:manage": "Rename the team",
    "team:delete": "Delete the team, or hand it to another owner",
    "members:read": "See who is in the team",
    "members:manage": "Invite people, change their roles and remove them",
    "keys:manage": "Make, rotate and revoke API keys",
    "webhooks:manage": "Set up webhooks and read their deliveries",
    "providers:manage": "Set and remove keys to model providers",
    "billing:read": "See the plan, invoices and what was spent",
    "billing:manage": "Change the plan, buy credits and set caps",
    "audit:read": "Read and export the audit log",
}
PERMISSIONS: dict[str, str] = FOR_KEYS | FOR_PEOPLE

_MEMBER = frozenset({"team:read", "members:read", "usage:read"})
_READ = _MEMBER | {"workflows:read", "executions:read", "comment"}
_EDIT = _READ | {"workflows:write", "workflows:move", "workflows:execute", "apps:execute"}
_ALL = frozenset(PERMISSIONS)

SCOPES: dict[str, frozenset[str]] = {
    Role.OWNER: _ALL,
    Role.ADMIN: _ALL - {"team:delete"},
    Role.EDITOR: _EDIT,
    Role.VIEWER: _READ,
    Role.BILLING: _MEMBER | {"billing:read", "billing:manage"},
}
# Who may give or take what: nobody reaches above their own rank.
_RANKS: dict[str, int] = {Role.OWNER: 2, Role.ADMIN: 1}


def allows(role: str, permission: str) -> bool:
    """Whether the role holds the permission."""
    return permission in SCOPES[role]


def reaches(role: str, other: str) -> bool:
    """Whether a member with a role may give or take another one: never one above their own."""
    return _RANKS.get(role, 0) >= _RANKS.get(other, 0)


def table() -> list[dict[str, object]]:
    """The table as the API and the docs show it: a row for each permission."""
    return [
        {
            "permission": name,
            "allows": words,
            "roles": [role for role in Role.values if allows(role, name)],
            "forKeys": name in FOR_KEYS,
        }
        for name, words in PERMISSIONS.items()
    ]
