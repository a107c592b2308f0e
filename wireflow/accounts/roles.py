"""The one table of what each role may do, in the words of the API's scopes.

`browser` marks what only a signed-in owner or admin may do: making keys; `comment` what any person
may who sees the workflows.
"""

from wireflow.accounts.models import Role

_READ = frozenset({"workflows:read", "executions:read", "usage:read", "comment"})
_EDIT = _READ | {"workflows:write", "workflows:execute", "apps:execute"}

SCOPES: dict[str, frozenset[str]] = {
    Role.OWNER: _EDIT | {"browser"},
    Role.ADMIN: _EDIT | {"browser"},
    Role.EDITOR: _EDIT,
    Role.VIEWER: _READ,
    Role.BILLING: frozenset({"usage:read"}),
}
