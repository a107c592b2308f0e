"""Keys of a team to providers of hosted models, for signed-in owners and admins only."""

from functools import partial
from typing import Any

from asgiref.sync import async_to_sync
from rest_framework.request import Request
from rest_framework.response import Response

from api.contract.operation import Operation
from api.contract.shapes import array, data, ref
from api.refusals import InvalidFieldError
from api.views.resource import Resource
from canvas.workflows import iso
from wireflow.accounts.models import Team
from wireflow.errors import NotFoundError
from workers.backends.protocol import BackendError
from workers.backends.providers import checks, keyring, keys
from workers.backends.providers.names import NAMES
from workers.models import ProviderKey

_of_keys = partial(Operation, tag="Provider keys", scope="providers:manage")


class ProviderKeys(Resource):
    """Every provider, and whose key its models run with. No key is ever shown again."""

    operations = {
        "GET": _of_keys("List providers", answers={200: data(array(ref("ProviderKey")))}),
    }

    def get(self, request: Request) -> Response:
        team = self.caller.team
        own = ProviderKey.objects.filter(team=team).select_related("created_by")
        rows = {row.provider: row for row in own}
        served = keyring.of(None)
        names = sorted(NAMES, key=lambda name: NAMES[name].casefold())
        return Response({"data": [_to_json(name, rows.get(name), served) for name in names]})


class ProviderKeyDetail(Resource):
    """Sets the team's key to a provider, which is asked once whether it knows it; or forgets it."""

    operations = {
        "PUT": _of_keys(
            "Set a provider key",
            body=ref("NewProviderKey"),
            answers={200: data(ref("ProviderKey"))},
        ),
        "DELETE": _of_keys("Remove a provider key", answers={204: None}),
    }

    def put(self, request: Request, provider: str) -> Response:
        _known(provider)
        key = self.body["key"].strip()
        if not key.isascii() or not key.isprintable() or not key:
            raise InvalidFieldError("key must be one line of plain characters", field="key")
        try:
            tried = async_to_sync(checks.check)(keys.with_key(provider, key))
        except BackendError as error:
            raise InvalidFieldError(error.message, field="key") from None
        team: Team = self.caller.team
        row = keyring.keep(team, provider, key, by=self.caller.user)
        return Response({"data": _to_json(provider, row, keyring.of(None)) | {"tried": tried}})

    def delete(self, request: Request, provider: str) -> Response:
        _known(provider)
        keyring.drop(self.caller.team, provider)
        return Response(status=204)


def _known(provider: str) -> None:
    if provider not in NAMES:
        raise NotFoundError("There is no such provider")


def _to_json(provider: str, row: ProviderKey | None, served: keyring.Keyring) -> dict[str, Any]:
    by = row.created_by if row else None
    return {
        "provider": provider,
        "name": NAMES[provider],
        "source": "team" if row else "server" if provider in served else None,
        "lastFour": row.last_four if row else "",
        "setAt": iso(row.created_at) if row else None,
        "setBy": (by.name or by.email) if by else None,
        "tried": None,
    }
