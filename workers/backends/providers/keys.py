"""The providers there are: their modules, their names, and where they listen."""

from importlib import import_module
from typing import cast
from uuid import UUID

from django.conf import settings

from wireflow import redaction
from workers.backends.providers import keyring, services
from workers.backends.providers.failures import PermanentError
from workers.backends.providers.names import NAMES
from workers.backends.providers.protocol import Account, Provider, Queue

# A module has the functions of a provider (`protocol.Provider`): adding one is a line here and
# in the settings.
_SERVICES = "workers.backends.providers.http"
PROVIDERS = {
    "bfl": "workers.backends.providers.bfl",
    "elevenlabs": "workers.backends.providers.elevenlabs",
    "fal": "workers.backends.providers.fal",
    "google": "workers.backends.providers.google",
    "openai": "workers.backends.providers.openai",
    "openrouter": "workers.backends.providers.openai",
    "replicate": "workers.backends.providers.replicate",
    "stability": "workers.backends.providers.stability",
}


def provider_of(route: str) -> str | None:
    """The provider of a route such as `fal:fal-ai/flux-2-pro`; None for another backend's.

    That of `http.acme:model` is the service `acme`, which the operator describes in the admin.
    """
    prefix = route.partition(":")[0]
    return prefix if prefix in PROVIDERS or prefix.startswith(services.PREFIX) else None


def module(provider: str) -> Provider:
    """The provider's functions, loaded on first use."""
    return cast(Provider, import_module(PROVIDERS.get(provider, _SERVICES)))


def queue(provider: str) -> Queue:
    """Those of a provider that gave a ticket."""
    return cast(Queue, module(provider))


def account(provider: str, team_id: UUID | int | None) -> Account:
    """The address to use, and the key for a team's calls. Raises PermanentError without a key."""
    if provider.startswith(services.PREFIX):
        return services.account(provider)
    key = keyring.secret(provider, team_id)
    if not key:
        raise PermanentError(f"There is no key for {NAMES[provider]}", code="needs_key")
    return with_key(provider, key)


def with_key(provider: str, key: str) -> Account:
    """The address to use, with this key, which may be one that is only tried."""
    redaction.remember(key)
    uploads = settings.PROVIDER_UPLOAD_URLS.get(provider, "")
    return Account(provider, settings.PROVIDER_URLS[provider], key, uploads)


def variable(provider: str) -> str:
    """The environment variable that holds its key."""
    name: str = settings.PROVIDER_VARIABLES[provider]
    return name
