"""The one table of what each role may do, in the words of the API's scopes.

`browser` marks what only a signed-in person may do: making keys.
"""

from wireflow.accounts.models import Role

_READ = frozenset({"workflows:read", "executions:read", "usage:read"})
_EDIT = _READ | {"workflows:write", "workflows:execute"}

SCOPES: dict[str, frozenset[str]] = {
    Role.OWNER: _EDIT | {"browser"},
    Role.ADMIN: _EDIT | {"browser"},
    Role.EDITOR: _EDIT,
    Role.VIEWER: _READ,
    Role.BILLING: frozenset({"usage:read"}),
}
